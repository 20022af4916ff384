package org.chronomap.geodata.ingest.named;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.chronomap.geodata.ingest.RefusedFileException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The files are written after what their formats' own documentation says. */
class NamedFilesTest {

    private static String json(String text) {
        return text.replace('\'', '"');
    }

    @Test
    void aTimelineHasEventsWithDatesAndNoPlaces() throws RefusedFileException {
        Given given = Given.file(json("""
                {'scale':'human','eras':[{'start_date':{'year':'1939'},'end_date':{'year':1945},'text':{'headline':'War'}}],
                 'title':{'text':{'headline':'<b>All</b> of it','text':'x'}},
                 'events':[
                  {'unique_id':'a-1','start_date':{'year':'2022','month':'1','day':'5','hour':'18','minute':'30','second':''},
                   'end_date':{'year':2022,'month':1,'day':6},'display_date':'that night','group':'Protests',
                   'text':{'headline':'A <i>march</i>','text':'<p>One &amp; two</p><p>three <a href="https://x.org/">there</a></p>'},
                   'media':{'url':'//x.org/a.jpg','caption':'<b>c</b>','credit':'AFP','alt':'People'},'background':{'color':'red'},'autolink':false},
                  {'start_date':{'year':'-44','month':'3','day':'15'},'text':{'headline':'Ides'},'media':{'url':'<iframe src="https://v.org/1"></iframe>'}},
                  {'start_date':{'year':'98','month':'','day':''},'text':{'headline':'Trajan'}},
                  {'text':{'headline':'When?'},'media':null,'end_date':{}},
                  {'start_date':{'year':'2022','month':'2','day':'31'},'text':{}},
                  {'start_date':{'year':'2022','month':'1','day':'7','hour':'24','minute':'00'}},
                  {'start_date':{'month':'3'}},
                  {'start_date':{'year':'2022','month':'March'}},
                  {'start_date':{'year':'2023'},'end_date':{'year':'2022'}},
                  {'start_date':{'year':'-3000000','month':null}},
                  7, null, []
                 ]}
                """.replace("href=\"https://x.org/\"", "href=https://x.org/")
                .replace("src=\"https://v.org/1\"", "src=https://v.org/1")));

        assertThat(given.format()).isEqualTo("timelinejs");
        assertThat(given.row(1))
                .isEqualTo("id=T:a-1; when=M:2022-01-05T18:30/2022-01-06; display_date=T:that night; title=T:A march; "
                        + "summary=T:One & two\nthree there (https://x.org/); category=T:Protests; "
                        + "media.url=T:https://x.org/a.jpg; media.credit=T:AFP; media.caption=T:c; media.alt=T:People");
        assertThat(given.row(2))
                .isEqualTo("when=M:-0043-03-15; title=T:Ides; medium=T:<iframe src=https://v.org/1></iframe>");
        assertThat(given.row(3)).isEqualTo("when=M:0098; title=T:Trajan");
        assertThat(given.row(4)).isEqualTo("title=T:When?");
        assertThat(given.row(6)).isEqualTo("when=M:2022-01-08T00:00");
        assertThat(given.cell(10, "when")).isEqualTo("M:Y-2999999");
        assertThat(given.faults())
                .containsExactly(
                        "5 when bad-date",
                        "7 when bad-date",
                        "8 when bad-date",
                        "9 when bad-date",
                        "11 null not-an-object",
                        "12 null not-an-object",
                        "13 null not-an-object");
        assertThat(given.notes())
                .anyMatch(note -> note.contains("\"All of it\""))
                .anyMatch(note -> note.contains("\"War\" (1939/1945)"))
                .anyMatch(note -> note.contains("44 BC"))
                .anyMatch(note -> note.contains("98 is the year 98"));
    }

    @Test
    void aStoryMapHasSlidesWithPositionsAndMostlyNoDates() throws RefusedFileException {
        Given given = Given.file(json("""
                {'font_css':'x','storymap':{'language':'en','slides':[
                  {'type':'overview','text':{'headline':'The whole','text':'t'},'media':{'url':''}},
                  {'date':'','location':{'name':'Almaty','lat':43.25,'lon':'76,95','zoom':10,'line':true},
                   'text':{'headline':'One','text':'a<br>b'},'media':{'url':'https://x.org/v.mp4','credit':'C','caption':''}},
                  {'date':'1790','location':{'name':'Kent'},'text':{'headline':'Two'}},
                  {'location':{},'text':null}
                ]}}
                """));

        assertThat(given.format()).isEqualTo("storymapjs");
        assertThat(given.row(1))
                .isEqualTo(
                        "category=T:slide; title=T:One; summary=T:a\nb; latitude=N:43.25; longitude=T:76,95; location=T:Almaty; slide=T:2; "
                                + "media.url=T:https://x.org/v.mp4; media.credit=T:C");
        assertThat(given.row(2)).isEqualTo("when=T:1790; category=T:slide; title=T:Two; place=T:Kent; slide=T:3");
        assertThat(given.row(3)).isEqualTo("category=T:slide; slide=T:4");
        assertThat(given.notes())
                .hasSize(2)
                .anyMatch(note -> note.contains("\"The whole\""))
                .anyMatch(note -> note.contains("Of 3 slides 2"));
    }

    @Test
    void positionsOnAPictureAreNoneOnEarth() throws RefusedFileException {
        Given given = Given.file(json("""
                {'storymap':{'slides':[{'location':{'lat':80,'lon':10,'name':'A corner'},'text':{'headline':'One'}}],'map_as_image':true}}
                """));

        assertThat(given.row(1)).isEqualTo("category=T:slide; title=T:One; place=T:A corner; slide=T:1");
        assertThat(given.notes()).anyMatch(note -> note.contains("picture"));
    }

    @Test
    void aTimemapHasEventsThatNameTheirSourcesByIds() throws RefusedFileException {
        Given given = Given.file(json("""
                {'events':[
                  {'id':'e1','description':'A shell hit a school. Nobody was hurt.','date':'2/24/2022','time':'18:30','location':'Kharkiv',
                   'latitude':'49.99','longitude':'36.23','category':'shelling','associations':['a1','Residential'],
                   'sources':['s1','gone',{'id':'own','url':'https://t.me/x','title':'Post'},'https://www.x.org/y'],'violence_level':3},
                  {'desc':'','date':'','lat':'1','long':'2','title':'<b>T</b>','associations':[],'sources':[]},
                  {'desc':'X','location':'Kyiv','source':'AFP','filters':'a, b'}
                ],
                'associations':[{'id':'a1','title':'School','mode':'FILTER'}],
                'sources':{'s1':{'id':'s1','title':'Video','paths':['https://v.org/1.mp4'],'author':'Reuters','date':'2022-02-24'}}}
                """));

        assertThat(given.format()).isEqualTo("timemap");
        assertThat(given.row(1))
                .isEqualTo("id=T:e1; date=T:2/24/2022; time=T:18:30; title=T:A shell hit a school.; "
                        + "summary=T:A shell hit a school. Nobody was hurt.; latitude=T:49.99; longitude=T:36.23; location=T:Kharkiv; "
                        + "category=T:shelling; tags=T:[\"School\",\"Residential\"]; "
                        + "sources=T:[{\"publisher\":\"Reuters\",\"title\":\"Video\",\"url\":\"https://v.org/1.mp4\",\"published\":\"2022-02-24\"},"
                        + "{\"publisher\":\"t.me\",\"title\":\"Post\",\"url\":\"https://t.me/x\"},{\"publisher\":\"x.org\",\"url\":\"https://www.x.org/y\"}]; "
                        + "violence_level=N:3");
        assertThat(given.row(2)).isEqualTo("title=T:T; latitude=T:1; longitude=T:2");
        assertThat(given.row(3))
                .isEqualTo(
                        "title=T:X; summary=T:X; place=T:Kyiv; tags=T:[\"a\",\"b\"]; sources=T:[{\"publisher\":\"AFP\"}]");
        assertThat(given.notes()).hasSize(2).anyMatch(note -> note.contains("left out, 1 times"));
    }

    @Test
    void aListOfEventsAloneIsATimemapToo() throws RefusedFileException {
        Given given = Given.file(
                json("[{'desc':'D','date':'8/23/2011','time':'18:30','lat':'17.8','long':'-18.2','category':'c'}]"));

        assertThat(given.format()).isEqualTo("timemap");
        assertThat(given.cell(1, "summary")).isEqualTo("T:D");
    }

    @Test
    void aUmapHasLayersOfFeatures() throws RefusedFileException {
        Given given = Given.file(json("""
                {'type':'umap','uri':'https://umap.openstreetmap.fr/m/x_1','properties':{'name':'Map'},'geometry':{'type':'Point','coordinates':[1,2]},
                 'layers':[
                  {'type':'FeatureCollection','features':[
                    {'type':'Feature','id':'gyNzM','properties':{'_umap_options':{'color':'Red'},'name':'A',
                     'description':'# Head\\n**bold** *it* [[https://x.org/p|there]] {{https://x.org/a.jpg|300}}{{{https://v.org/1*300}}}','date':'2022-01-05'},
                     'geometry':{'type':'Point','coordinates':[76.95,43.24]}},
                    {'type':'Feature','properties':{'name':'Swapped'},'geometry':{'type':'Point','coordinates':[43.24,176.95]}},
                    {'type':'Feature','properties':{},'geometry':null}
                  ],'_umap_options':{'name':'Protests'}},
                  {'type':'FeatureCollection','features':[],'_umap_options':{'name':'Far','remoteData':{'url':'https://x.org/d'}}},
                  {'type':'FeatureCollection','_storage':{'name':'Old'},'features':[
                    {'type':'Feature','properties':{'name':'L','title':'own title'},'geometry':{'type':'LineString','coordinates':[[1,2],[3,4]]}}]}
                 ]}
                """));

        assertThat(given.format()).isEqualTo("umap");
        assertThat(given.row(1))
                .isEqualTo(
                        "id=T:gyNzM; title=T:A; summary=T:Head\nbold it there (https://x.org/p) https://v.org/1*300; category=T:Protests; "
                                + "at=S:POINT (76.95 43.24); media.url=T:https://x.org/a.jpg; date=T:2022-01-05");
        assertThat(given.row(2)).isEqualTo("title=T:Swapped; category=T:Protests");
        assertThat(given.row(3)).isEqualTo("category=T:Protests");
        assertThat(given.row(4))
                .isEqualTo("title=T:L; category=T:Old; at=S:LINESTRING (1 2, 3 4); title (2)=T:own title");
        assertThat(given.faults()).containsExactly("2 at swapped-coordinates");
        assertThat(given.notes()).singleElement().asString().contains("\"Far\"");
    }

    @Test
    void linkedPlacesHaveTimes() throws RefusedFileException {
        Given given = Given.file(json("""
                {'type':'FeatureCollection','@context':'https://raw.githubusercontent.com/LinkedPasts/linked-places/master/linkedplaces-context-v1.1.jsonld',
                 'features':[{'@id':'http://mygaz.org/places/p_12345','type':'Feature','properties':{'title':'Abingdon (UK)','ccodes':['GB']},
                  'when':{'timespans':[{'start':{'in':'676'},'end':{'in':'1066'}}],'label':'x'},
                  'names':[{'toponym':'Abingdon','lang':'en','citations':[{'label':'Ye Olde Gazetteer','@id':'http://archive.org/details/y'}]},{'toponym':'Abingdon-on-Thames'}],
                  'types':[{'identifier':'aat:300008375','label':'town'},{'label':'market'}],
                  'geometry':{'type':'GeometryCollection','geometries':['null',{'type':'Polygon','geo_wkt':'x'},{'type':'Point','coordinates':[-1.2879,51.6708]}]},
                  'links':[{'type':'exactMatch','identifier':'http://www.geonames.org/2657780/'},{'type':'x','identifier':'wd:Q1'}],
                  'descriptions':[{'@id':'https://en.wikipedia.org/wiki/A','value':'<p>A town</p>'}],
                  'depictions':[{'@id':'https://c.org/F.jpg','title':'The Thames','license':'cc:by'}]}]}
                """));

        assertThat(given.format()).isEqualTo("linked-places");
        assertThat(given.row(1))
                .isEqualTo(
                        "id=T:http://mygaz.org/places/p_12345; title=T:Abingdon (UK); summary=T:A town; when=M:0676/1066; "
                                + "at=S:POINT (-1.2879 51.6708); category=T:town; tags=T:town; market; names=T:Abingdon; Abingdon-on-Thames; "
                                + "sources=T:[{\"publisher\":\"Ye Olde Gazetteer\",\"url\":\"http://archive.org/details/y\"},"
                                + "{\"publisher\":\"geonames.org\",\"url\":\"http://www.geonames.org/2657780/\"}]; "
                                + "media.url=T:https://c.org/F.jpg; media.caption=T:The Thames; "
                                + "links=T:[{\"type\":\"exactMatch\",\"identifier\":\"http://www.geonames.org/2657780/\"},{\"type\":\"x\",\"identifier\":\"wd:Q1\"}]; "
                                + "ccodes=T:[\"GB\"]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[{'start':{'in':'1832'}}] | M:1832",
                "[{'start':{'in':1832}}] | M:1832",
                "[{'start':'1600','end':'1699'}] | M:1600/1699",
                "[{'start':{'in':'-0320'},'end':{'in':'-99~'}}] | M:-0320/-0099~",
                "[{'start':{'earliest':'1832-08-01','latest':'1832-08-09'}}] | M:[1832-08-01..1832-08-09]",
                "[{'start':{'earliest':'1832'}}] | M:[1832..]",
                "[{'start':{'latest':'1832'}}] | M:[..1832]",
                "[{'start':{'earliest':'1800','latest':'1810'},'end':{'earliest':'1820','latest':'1830'}}] | M:1800/1830",
                "[{'start':{'in':'1700'},'end':{'in':'1750'}},{'start':{'in':'1600-05?'}},{'start':{'in':'1800'}}] | M:1600-05?/1800",
                "[{'start':{},'end':{'in':'1750'}}] | M:/1750",
                "[] | -",
                "[{}] | -",
                "[{'start':{'in':'soon'}}] | -",
                "[{'start':{'in':'1800'},'end':{'in':'1700'}}] | -",
            })
    void timespansBecomeDates(String timespans, String when) throws RefusedFileException {
        Given given = Given.file(
                json("{'type':'FeatureCollection','features':[{'names':[{'toponym':'x'}],'when':{'timespans':"
                        + timespans + "}}]}"));

        assertThat(given.cell(1, "when")).isEqualTo(when);
        assertThat(given.faults()).hasSize(timespans.contains("'in'") && when.equals("-") ? 1 : 0);
    }

    @Test
    void whatWasWrittenHereIsReadAgain() throws RefusedFileException {
        Given given = Given.file(json("""
                {'type':'FeatureCollection','features':[
                 {'type':'Feature','id':'march','geometry':{'type':'Point','coordinates':[76.9115,43.2525]},'properties':{
                  'title':{'en':'A march','fr':'Une marche'},'when':'[2022-01-03..2022-01-09]','start':null,'latestStart':'2022-01-09T17:59:59.999Z',
                  'timePrecision':'day','category':'protest','status':'reported','place':'almaty','placeName':{'en':'Almaty'},'geoPrecision':'city',
                  'numbers':{'killed':{'low':3,'words':{'en':'some'}}},'actors':['NATO',{'en':'CSTO'}],'sources':[{'publisher':'AFP'}],'extra':{'a':1}}},
                 {'type':'Feature','id':'way','geometry':{'type':'LineString','coordinates':[[1,2],[3,4]]},'properties':{
                  'title':'There','when':'2022-01-07','timePrecision':'day','latestStart':null,'category':'x','status':'planned','from':['almaty'],'to':['a','b']}}]}
                """));

        assertThat(given.format()).isEqualTo("chronomap");
        assertThat(given.row(1))
                .isEqualTo("id=T:march; at=S:POINT (76.9115 43.2525); title.en=T:A march; title.fr=T:Une marche; "
                        + "when=M:[2022-01-03..2022-01-09]; category=T:protest; status=T:reported; place=T:almaty; "
                        + "geoPrecision=T:city; actors=T:[\"NATO\",{\"en\":\"CSTO\"}]; sources=T:[{\"publisher\":\"AFP\"}]; "
                        + "numbers=T:{\"killed\":{\"low\":3,\"words\":{\"en\":\"some\"}}}; extra=T:{\"a\":1}");
        assertThat(given.row(2))
                .contains("title=T:There")
                .contains("from=T:almaty; to=T:a; b")
                .doesNotContain("at=");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'type':'FeatureCollection','features':[{'type':'Feature','geometry':null,'properties':{'name':'x'}}]} | geojson",
                "{'type':'Feature','geometry':{'type':'Point','coordinates':[1,2]},'properties':{'events':[]}} | geojson",
                "{'a':1} | unknown-format",
                "[] | unknown-format",
                "{'events':[]} | unknown-format",
                "{'events':[{'name':'x'}]} | unknown-format",
                "[{'lat':1,'lon':2}] | unknown-format",
                "nothing | unknown-format",
            })
    void othersAreLeftToOthers(String text, String format) throws RefusedFileException {
        if (format.equals("unknown-format")) {
            assertThatThrownBy(() -> Given.file(json(text)))
                    .isInstanceOfSatisfying(
                            RefusedFileException.class,
                            e -> assertThat(e.code()).isEqualTo("unknown-format"));
        } else {
            assertThat(Given.file(json(text)).format()).isEqualTo(format);
        }
    }

    private static final String EVENT = "{'start_date':{'year':'2022'},'text':{'headline':'H'}}";

    @ParameterizedTest
    @CsvSource({"UTF-16LE", "UTF-16BE", "UTF-8"})
    void itsEncodingIsFound(String charset) throws RefusedFileException {
        byte[] bytes = ("\uFEFF" + json("{'events':[" + EVENT.replace("'H'", "'Ы'") + "]}"))
                .getBytes(Charset.forName(charset));

        assertThat(Given.file(bytes).cell(1, "title")).isEqualTo("T:Ы");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'events':[" + EVENT + ", | broken-json",
                "{'events':[" + EVENT + ",{'a':tru}]} | broken-json",
                "{'events':[" + EVENT + ",{'a':DEEP}]} | too-large",
                "{'events':[" + EVENT + ",{'a':LONG}]} | too-large",
                "{'events':[" + EVENT + ",{'a':[MANY]}]} | too-long",
                "{'events':[" + EVENT + "],'x':{'y':'1'},'z' | broken-json",
            })
    void whatCannotBeReadIsRefused(String text, String code) {
        String whole = json(text)
                .replace("DEEP", "[".repeat(200))
                .replace("LONG", '"' + "a".repeat(5 << 20) + '"')
                .replace("MANY", "1,".repeat(5 << 20) + "1");

        assertThatThrownBy(() -> Given.file(whole.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOfSatisfying(
                        RefusedFileException.class, e -> assertThat(e.code()).isEqualTo(code));
    }

    @Test
    void textBeyondALimitIsAFaultOfItsRow() throws RefusedFileException {
        Given given =
                Given.file(json("{'events':[" + EVENT + "," + EVENT.replace("'H'", "'" + "a".repeat(100_001) + "'")
                        + ",{'start_date':{'year':'1e9'},'text':{'headline':'\\u0000\\ud800'},'unique_id':1e999}]}"));

        assertThat(given.faults()).containsExactly("2 title too-long", "3 when bad-date");
        assertThat(given.cell(3, "id")).isEqualTo("-");
    }

    /** Each once took as long as the square of its length. */
    @ParameterizedTest
    @ValueSource(strings = {"<a", "<!--", "<a href=", "</p", "{{a", "[[a", "**a"})
    void whatIsLeftOpenIsText(String piece) throws RefusedFileException {
        String text = piece.repeat(100_000 / piece.length());
        Given given = Given.file(
                json("{'type':'umap','layers':[{'features':[{'properties':{'name':'NAME','description':'NAME'}}]}]}")
                        .replace("NAME", text));

        assertThat(given.cell(1, "title")).isEqualTo("T:" + text);
        assertThat(given.faults()).isEmpty();
    }

    /** What is passed over is not kept, however long it is. */
    @Test
    void whatIsNotNeededMayBeLong() throws RefusedFileException {
        Given given = Given.file(json("{'events':[" + EVENT + "],'other':[" + "1,".repeat(5 << 20) + "1],'eras':[]}"));

        assertThat(given.rows()).hasSize(1);
    }
}
