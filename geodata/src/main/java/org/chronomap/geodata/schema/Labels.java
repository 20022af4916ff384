package org.chronomap.geodata.schema;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.chronomap.geodata.story.LocalizedText;

/** What people call properties, wherever one of that name stands. */
public final class Labels {

    private static final List<String> LANGUAGES = List.of("en", "fr", "ru", "kk");

    private static final Map<String, LocalizedText> LABELS = """
            title | Title | Titre | Заголовок | Тақырып
            summary | Summary | Résumé | Краткое изложение | Қысқаша мазмұны
            when | Date | Date | Дата | Күні
            place | Place | Lieu | Место | Жері
            whereText | Where | Où | Где | Қайда
            geometry | Position | Position | Координаты | Координаттары
            geoPrecision | How closely the place is known | Précision du lieu | Точность места | Жердің дәлдігі
            category | Category | Catégorie | Категория | Санат
            status | Status | Statut | Статус | Мәртебесі
            numbers | Numbers | Chiffres | Числа | Сандар
            actors | Who | Acteurs | Участники | Қатысушылар
            tags | Tags | Mots-clés | Метки | Белгілер
            sources | Source | Source | Источник | Дереккөз
            media | Pictures and sound | Images et sons | Изображения и звук | Суреттер мен дыбыс
            inferred | The author’s inference | Déduction de l’auteur | Вывод автора | Автордың тұжырымы
            extra | More | Autres | Прочее | Басқа
            from | From | De | Откуда | Қайдан
            to | To | Vers | Куда | Қайда
            via | By way of | En passant par | Через | Жол-жөнекей
            name | Name | Nom | Название | Атауы
            kind | Kind | Type | Вид | Түрі
            code | Code | Code | Код | Коды
            anchor | Position of the label | Position de l’étiquette | Положение подписи | Жазудың орны
            memberOf | Member of | Membre de | Входит в | Мүшелігі
            role | Role | Rôle | Роль | Рөлі
            reference | Reference | Référence | Справка | Анықтама
            position | Order | Ordre | Порядок | Реті
            at | Date | Date | Дата | Күні
            mode | What is shown | Ce qui est montré | Что показано | Не көрсетіледі
            view | Map section | Extrait de la carte | Участок карты | Картаның бөлігі
            highlight | Highlighted | Mis en avant | Выделено | Ерекшеленген
            text | Text | Texte | Текст | Мәтін
            standfirst | Standfirst | Chapeau | Подзаголовок | Кіріспе
            byline | Byline | Signature | Подпись | Авторы
            licence | Licence | Licence | Лицензия | Лицензия
            timeZone | Time zone | Fuseau horaire | Часовой пояс | Уақыт белдеуі
            extent | Span of time | Période | Период | Кезең
            knownAsOf | Known as of | Connu au | Известно на | Белгілі болған күні
            languages | Languages | Langues | Языки | Тілдер
            categories | Categories | Catégories | Категории | Санаттар
            sizeBy | Marks are sized by | Taille des marques selon | Размер значков по | Белгілердің өлшемі
            spans | Shaded spans | Périodes ombrées | Выделенные периоды | Боялған кезеңдер
            publisher | Publisher | Éditeur | Издатель | Баспагер
            url | Address | Adresse | Адрес | Мекенжай
            published | Published | Publié le | Опубликовано | Жарияланған күні
            lang | Language | Langue | Язык | Тілі
            quote | Quotation | Citation | Цитата | Дәйексөз
            accessed | Accessed | Consulté le | Просмотрено | Қаралған күні
            archiveUrl | Archived copy | Copie archivée | Архивная копия | Мұрағат көшірмесі
            attributedTo | According to | Selon | Со слов | Кімнің айтуынша
            credit | Credit | Crédit | Автор | Авторлығы
            caption | Caption | Légende | Подпись к изображению | Сурет астындағы жазу
            alt | Description | Description | Описание | Сипаттама
            id | Id | Identifiant | Идентификатор | Идентификатор
            label | Label | Libellé | Название | Жазуы
            colour | Colour | Couleur | Цвет | Түсі
            pattern | Pattern | Motif | Узор | Өрнегі
            incident | Incident | Fait | Событие | Оқиға
            low | at least | au moins | не менее | кемінде
            best | best estimate | meilleure estimation | лучшая оценка | ең жақсы бағалау
            high | at most | au plus | не более | көп дегенде
            words | in words | en mots | словами | сөзбен
            whenText | Date, in words | Date, en toutes lettres | Дата словами | Күні сөзбен
            atText | Date, in words | Date, en toutes lettres | Дата словами | Күні сөзбен
            start | Earliest beginning | Début au plus tôt | Самое раннее начало | Ең ерте басталуы
            latestStart | Latest beginning | Début au plus tard | Самое позднее начало | Ең кеш басталуы
            earliestEnd | Earliest end | Fin au plus tôt | Самое раннее окончание | Ең ерте аяқталуы
            end | Latest end | Fin au plus tard | Самое позднее окончание | Ең кеш аяқталуы
            timePrecision | How closely the date is known | Précision de la date | Точность даты | Күннің дәлдігі
            timeQualifiers | How sure the date is | Certitude de la date | Достоверность даты | Күннің анықтығы
            placeName | Name of the place | Nom du lieu | Название места | Жердің атауы
            fromNames | From, by name | De, par nom | Откуда, названия | Қайдан, атаулары
            toNames | To, by name | Vers, par nom | Куда, названия | Қайда, атаулары
            publishedText | Published, in words | Publié le, en toutes lettres | Опубликовано, словами | Жарияланған күні сөзбен
            knownAsOfText | Known as of, in words | Connu au, en toutes lettres | Известно на, словами | Белгілі болған күні сөзбен
            knownUntil | Known until | Connu jusqu’au | Известно до | Осы сәтке дейін белгілі
            revision | Revision | Révision | Редакция | Нұсқасы
            updated | Last changed | Dernière modification | Последнее изменение | Соңғы өзгерісі
            """.lines()
            .map(line -> line.split(" \\| "))
            .collect(Collectors.toUnmodifiableMap(row -> row[0], Labels::label));

    private Labels() {}

    private static LocalizedText label(String[] row) {
        Map<String, String> byLanguage = new LinkedHashMap<>();
        for (int i = 0; i < LANGUAGES.size(); i++) {
            byLanguage.put(LANGUAGES.get(i), row[i + 1]);
        }
        return new LocalizedText(byLanguage);
    }

    /** The label, or the name itself, said alike in every language. */
    public static LocalizedText of(String name) {
        return LABELS.getOrDefault(name, LocalizedText.inAnyLanguage(name));
    }
}
