package org.chronomap.backend.page;

/** Where what belongs to a story stands in a folder of files: paths from the top of the folder, with slashes in them. */
public final class FileNames {

    /** The page at the top of the folder. */
    public static final String TOP = "index.html";

    private FileNames() {}

    public static String reader(String story, String language) {
        return "stories/" + story + '/' + language + ".html";
    }

    /** @param page of its table, from 1 */
    public static String reader(String story, String language, int page) {
        // A language's tag never goes on so.
        return page == 1 ? reader(story, language) : reader(story, language + "-page-" + page);
    }

    public static String widget(String story, String language) {
        return "embed/" + story + '/' + language + ".html";
    }

    /** Of a folder of pages by language: what a file host answers with for the folder itself. */
    public static String index(String page) {
        return page.substring(0, page.lastIndexOf('/') + 1) + "index.html";
    }

    /** The folder of the story's data. */
    public static String data(String story) {
        return "stories/" + story + "/data";
    }

    /** @param language {@code all} = every language at once */
    public static String items(String story, String language, String collection) {
        return data(story) + '/' + language + '/' + collection + ".json";
    }

    public static String card(String story, String language, boolean dark) {
        return "stories/%s/card-%s%s.png".formatted(story, language, dark ? "-dark" : "");
    }

    /** @param index of the scene, from 0 */
    public static String scene(String story, String language, int index) {
        return "stories/%s/scene-%d-%s.png".formatted(story, index, language);
    }
}
