package org.chronomap.backend.page;

/** Where others find a story: absolute addresses, which stand in its pages for search engines and previews of links. */
public sealed interface PublicAddress {

    /** Of all that is there, without a slash at its end. */
    String root();

    String page(String story, String language);

    /** That of the page which opens in whatever language its reader has. */
    String page(String story);

    /** @param number of the page of its table, from 1 */
    String page(String story, String language, int number);

    /**
     * That of the page which opens in whatever language its reader has.
     *
     * @param number of the page of its table, from 1
     */
    String page(String story, int number);

    /** That of the picture that stands for the story where it is linked to. */
    String card(String story, String language);

    /**
     * On a server.
     *
     * @param root of the server, without a slash at its end
     */
    record OnServer(String root) implements PublicAddress {

        @Override
        public String page(String story, String language) {
            return page(story) + "?lang=" + language;
        }

        @Override
        public String page(String story) {
            return root + "/stories/" + story;
        }

        @Override
        public String page(String story, String language, int number) {
            return page(story, language) + (number == 1 ? "" : "&page=" + number);
        }

        @Override
        public String page(String story, int number) {
            return page(story) + (number == 1 ? "" : "?page=" + number);
        }

        @Override
        public String card(String story, String language) {
            return page(story) + "/card.png?lang=" + language;
        }
    }

    /**
     * In a folder of files.
     *
     * @param root of the folder, without a slash at its end
     */
    record InFolder(String root) implements PublicAddress {

        @Override
        public String page(String story, String language) {
            return root + '/' + FileNames.reader(story, language);
        }

        @Override
        public String page(String story) {
            return root + "/stories/" + story + '/';
        }

        @Override
        public String page(String story, String language, int number) {
            return root + '/' + FileNames.reader(story, language, number);
        }

        @Override
        public String page(String story, int number) {
            return page(story);
        }

        @Override
        public String card(String story, String language) {
            return root + '/' + FileNames.card(story, language, false);
        }
    }
}
