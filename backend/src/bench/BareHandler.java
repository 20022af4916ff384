import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.HttpHeaderNames;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServer;

/** A handler of Reactor Netty alone, which writes the bytes of a file, and 304 to who says that they have them. Arguments: port, file. */
public final class BareHandler {

    public static void main(String[] arguments) throws IOException {
        byte[] bytes = Files.readAllBytes(Path.of(arguments[1]));
        HttpServer.create()
                .port(Integer.parseInt(arguments[0]))
                .handle((request, response) -> {
                    if (request.requestHeaders().contains(HttpHeaderNames.IF_NONE_MATCH)) {
                        return response.status(304).header("ETag", "\"x\"").send();
                    }
                    response.header(HttpHeaderNames.CONTENT_TYPE, "application/geo+json")
                            .header(HttpHeaderNames.CONTENT_LENGTH, String.valueOf(bytes.length));
                    return response.send(Mono.just(Unpooled.wrappedBuffer(bytes)));
                })
                .bindNow()
                .onDispose()
                .block();
    }
}
