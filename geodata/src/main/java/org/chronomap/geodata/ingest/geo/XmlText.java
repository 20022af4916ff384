package org.chronomap.geodata.ingest.geo;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chronomap.geodata.ingest.RefusedFileException;
import org.jspecify.annotations.Nullable;

/**
 * The characters of an XML file, in the encoding that its first bytes or its declaration say (XML 1.0, appendix F). Java's parser
 * would find it out too, but prints what is no character of it to the console.
 */
final class XmlText {

    private static final int DECLARATION = 200;
    private static final Pattern ENCODING =
            Pattern.compile("^<\\?xml[^>]*?\\sencoding\\s*=\\s*[\"']([A-Za-z][A-Za-z0-9._-]*)[\"']");

    private XmlText() {}

    static Reader of(InputStream bytes, @Nullable Charset given) throws IOException, RefusedFileException {
        PushbackInputStream pushback = new PushbackInputStream(bytes, DECLARATION);
        byte[] head = pushback.readNBytes(DECLARATION);
        int mark = markLength(head);
        pushback.unread(head, mark, head.length - mark);
        Charset charset = given == null ? charset(head) : given;
        return new InputStreamReader(
                pushback,
                charset.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT));
    }

    private static int markLength(byte[] head) {
        if (at(head, 0) == 0xef && at(head, 1) == 0xbb && at(head, 2) == 0xbf) {
            return 3;
        }
        return isUtf16(head, 0xff, 0xfe) || isUtf16(head, 0xfe, 0xff) ? 2 : 0;
    }

    private static Charset charset(byte[] head) throws RefusedFileException {
        if (isUtf16(head, 0xff, 0xfe) || isUtf16(head, '<', 0)) {
            return StandardCharsets.UTF_16LE;
        }
        if (isUtf16(head, 0xfe, 0xff) || isUtf16(head, 0, '<')) {
            return StandardCharsets.UTF_16BE;
        }
        Matcher declared = ENCODING.matcher(
                new String(head, markLength(head), head.length - markLength(head), StandardCharsets.ISO_8859_1));
        // What has one byte a character, by which its declaration was read, is not UTF-16 whatever it says.
        if (!declared.find() || declared.group(1).toUpperCase(Locale.ROOT).startsWith("UTF-16")) {
            return StandardCharsets.UTF_8;
        }
        try {
            return Charset.forName(declared.group(1));
        } catch (IllegalArgumentException e) {
            throw new RefusedFileException(
                    "unknown-encoding", "The encoding " + declared.group(1) + " is not known: save the file as UTF-8");
        }
    }

    private static boolean isUtf16(byte[] head, int first, int second) {
        return at(head, 0) == first && at(head, 1) == second;
    }

    private static int at(byte[] head, int index) {
        return index < head.length ? head[index] & 0xff : -1;
    }
}
