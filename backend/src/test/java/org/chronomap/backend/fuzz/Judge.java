package org.chronomap.backend.fuzz;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Says what is wrong with an answer, whatever was asked. */
final class Judge {

    /** What is no request at all is refused before anything of ours sees it, without words; 416 says all in its headers. */
    private static final Set<Integer> WITHOUT_WORDS = Set.of(400, 413, 414, 416, 431);

    private Judge() {}

    /** Empty when it is an answer as any may be. */
    static Optional<String> fault(WireRequest sent, Wire.Answer answer) {
        int status = answer.status();
        if (status == 0) {
            return Optional.of("No answer: " + answer.detail());
        }
        if (sent.status() != null && sent.status() != status) {
            return Optional.of("The answer is " + status + " and not " + sent.status() + ": " + shown(answer));
        }
        boolean bodiless = sent.method().equals("HEAD")
                || !answer.detail().isEmpty()
                || !answer.header("content-encoding").isEmpty();
        if (answer.body().isEmpty() && isRefusedUnread(sent, answer)) {
            return Optional.empty();
        }
        return fault(answer, bodiless).map(fault -> status + ", " + fault + ": " + shown(answer));
    }

    private static Optional<String> fault(Wire.Answer answer, boolean bodiless) {
        int status = answer.status();
        String type = answer.header("content-type");
        boolean problem = type.startsWith("application/problem+json");
        boolean html = type.startsWith("text/html");
        if (status >= 500) {
            boolean told = status == 501
                    || (status == 503 && !answer.header("retry-after").isEmpty());
            if (!told || answer.text().contains("database")) {
                return Optional.of("a failure of the server's own");
            }
        }
        if (bodiless || (status < 400 && answer.body().isEmpty())) {
            return Optional.empty();
        }
        if (status >= 400 && answer.body().isEmpty()) {
            return Optional.of("without a word");
        }
        if (status >= 400 && !problem && !html && !type.startsWith("application/vnd.spring-boot.actuator")) {
            return Optional.of("neither problem details nor a page");
        }
        if (html) {
            return answer.text().stripTrailing().endsWith("</html>") ? Optional.empty() : Optional.of("half a page");
        }
        if (type.contains("json")) {
            return json(answer, problem);
        }
        return type.contains("xml") ? xml(answer) : Optional.empty();
    }

    /** By the server that Netty is, by what makes an address of the first line, or by what only tells whether all is well. */
    private static boolean isRefusedUnread(WireRequest sent, Wire.Answer answer) {
        boolean closing = answer.header("connection").equalsIgnoreCase("close");
        return (WITHOUT_WORDS.contains(answer.status())
                        && (closing || answer.status() == 416 || !sent.hasReadableTarget()))
                || (answer.status() == 404 && sent.firstLine().contains("/actuator/"));
    }

    private static Optional<String> json(Wire.Answer answer, boolean problem) {
        try {
            JsonNode json = JsonMapper.shared().readTree(Notation.bytes(answer.body()));
            boolean whole = !problem
                    || (json.path("status").intValue(0) == answer.status()
                            && json.path("type").isString()
                            && !json.path("title").asString("").isEmpty()
                            && !json.path("detail").asString("").isEmpty());
            return whole ? Optional.empty() : Optional.of("problem details that lack something");
        } catch (JacksonException e) {
            return Optional.of("no JSON (" + e.getOriginalMessage() + ')');
        }
    }

    private static Optional<String> xml(Wire.Answer answer) {
        try {
            var builder = DocumentBuilderFactory.newInstance().newDocumentBuilder();
            builder.setErrorHandler(new DefaultHandler());
            builder.parse(new ByteArrayInputStream(Notation.bytes(answer.body())));
            return Optional.empty();
        } catch (SAXException e) {
            return Optional.of("no XML (" + e.getMessage() + ')');
        } catch (IOException | ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String shown(Wire.Answer answer) {
        String text = answer.text();
        return answer.headers() + "\n" + text.substring(0, Math.min(text.length(), 1_000));
    }
}
