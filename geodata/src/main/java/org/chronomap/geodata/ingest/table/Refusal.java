package org.chronomap.geodata.ingest.table;

import java.io.IOException;
import javax.xml.stream.XMLStreamException;
import org.chronomap.geodata.ingest.RefusedFileException;
import org.jspecify.annotations.Nullable;

/** A {@link RefusedFileException} on its way through readers that pass on nothing but what they know. */
final class Refusal extends IOException {

    private static final long serialVersionUID = 1;

    private final String code;

    Refusal(String code, String message) {
        super(message);
        this.code = code;
    }

    /**
     * @param damage what is said when the file is merely no good
     * @throws IOException when it is not the file's fault
     */
    static RefusedFileException of(Throwable thrown, String damage) throws IOException {
        @Nullable Throwable cause = thrown;
        while (cause != null) {
            if (cause instanceof Refusal refusal) {
                return new RefusedFileException(refusal.code, String.valueOf(refusal.getMessage()));
            }
            if (thrown instanceof XMLStreamException && cause.getClass().equals(IOException.class)) {
                throw (IOException) cause;
            }
            cause = cause instanceof XMLStreamException xml && xml.getNestedException() != null
                    ? xml.getNestedException()
                    : cause.getCause();
        }
        return new RefusedFileException("damaged", damage);
    }
}
