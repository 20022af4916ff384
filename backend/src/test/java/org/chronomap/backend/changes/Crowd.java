package org.chronomap.backend.changes;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * A program that follows a story's changes by many connections, all read by one thread. It is a process of its own, so that server
 * and readers have each a whole limit of descriptors. It says {@code open} when all are told, and of each change {@code seq <seq>
 * <p50> <p99> <max>}: when it had come to so many of them, in microseconds since 1970.
 */
final class Crowd {

    private static final int CONNECTING_AT_ONCE = 200;
    private static final int SMALL_BUFFER = 4 * 1024;

    private final int count;
    private final boolean reads;
    private final InetSocketAddress server;
    private final byte[] request;
    private final Selector selector = Selector.open();
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(256 * 1024);
    private final Map<Long, Arrivals> arrivals = new HashMap<>();
    private int begun;
    private int open;

    private static final class Arrivals {

        private final long[] micros;
        private int count;

        Arrivals(int most) {
            micros = new long[most];
        }
    }

    /** The beginning of the line that is being read. */
    private static final class Line {

        private final byte[] start = new byte[24];
        private int length;
    }

    private Crowd(int port, String path, int count, boolean reads) throws IOException {
        this.count = count;
        this.reads = reads;
        server = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        request = ("GET " + path + " HTTP/1.1\r\nHost: localhost:" + port + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    /** Arguments: the server's port, the path, how many, and whether they read what comes. */
    public static void main(String[] arguments) throws IOException {
        new Crowd(
                        Integer.parseInt(arguments[0]),
                        arguments[1],
                        Integer.parseInt(arguments[2]),
                        Boolean.parseBoolean(arguments[3]))
                .run();
    }

    private void run() throws IOException {
        while (true) {
            while (begun < count && begun - open < CONNECTING_AT_ONCE) {
                connect();
            }
            selector.select();
            for (SelectionKey key : selector.selectedKeys()) {
                if (key.isConnectable()) {
                    SocketChannel channel = (SocketChannel) key.channel();
                    channel.finishConnect();
                    channel.write(ByteBuffer.wrap(request));
                    key.interestOps(SelectionKey.OP_READ);
                } else if (key.isReadable()) {
                    try {
                        read(key);
                    } catch (IOException e) {
                        throw new IOException("One was cut off when " + open + " of " + begun + " were told", e);
                    }
                }
            }
            selector.selectedKeys().clear();
        }
    }

    private void connect() throws IOException {
        SocketChannel channel = SocketChannel.open();
        if (!reads) {
            channel.setOption(StandardSocketOptions.SO_RCVBUF, SMALL_BUFFER);
        }
        channel.configureBlocking(false);
        channel.connect(server);
        channel.register(selector, SelectionKey.OP_CONNECT, new Line());
        begun++;
    }

    private void read(SelectionKey key) throws IOException {
        buffer.clear();
        int read = ((SocketChannel) key.channel()).read(buffer);
        if (read < 0) {
            key.channel().close();
            say("closed");
            return;
        }
        long now = ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
        Line line = (Line) key.attachment();
        buffer.flip();
        while (buffer.hasRemaining()) {
            byte next = buffer.get();
            if (next != '\n') {
                if (line.length < line.start.length) {
                    line.start[line.length++] = next;
                }
                continue;
            }
            if (line.length > 4 && line.start[0] == 'i' && line.start[1] == 'd' && line.start[2] == ':') {
                arrived(Long.parseLong(new String(line.start, 4, line.length - 4, StandardCharsets.US_ASCII)), now);
            } else if (line.length > 6 && line.start[0] == 'r' && line.start[1] == 'e' && line.start[2] == 't') {
                opened(key);
            }
            line.length = 0;
        }
    }

    private void opened(SelectionKey key) {
        if (!reads) {
            key.interestOps(0);
        }
        if (++open == count) {
            say("open");
        }
    }

    private void arrived(long seq, long now) {
        Arrivals all = arrivals.computeIfAbsent(seq, any -> new Arrivals(count));
        all.micros[all.count++] = now;
        if (all.count == count) {
            arrivals.remove(seq);
            Arrays.sort(all.micros);
            say("seq " + seq + ' ' + all.micros[count / 2] + ' ' + all.micros[(int) (count * 0.99)] + ' '
                    + all.micros[count - 1]);
        }
    }

    @SuppressWarnings("SystemOut")
    private static void say(String line) {
        System.out.println(line);
        System.out.flush();
    }
}
