package org.chronomap.backend.attack;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** Do one attack over a number of connections until they are stopped; need nothing but what the platform has. */
final class Attackers implements AutoCloseable {

    private static final int CONNECTIONS = 40;
    /** Besides, where connections are held: so many that say nothing. */
    private static final int SILENT = 300;

    /** Between two requests of a connection; 0 = as fast as it goes. */
    static final long PAUSE_MS = Long.getLong("attack.pause.millis", 100);

    private static final int LOOK_MS = 200;

    private final Attack attack;
    private final Attack.Target target;
    private final AtomicLong sent = new AtomicLong();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Socket> silent = new ArrayList<>();
    private volatile boolean stopped;

    Attackers(Attack attack, Attack.Target target) throws IOException {
        this.attack = attack;
        this.target = target;
        for (int i = 0; i < CONNECTIONS; i++) {
            int connection = i;
            threads.execute(() -> attack(connection));
        }
        for (int i = 0; attack.isHeld() && i < SILENT; i++) {
            silent.add(new Socket("localhost", target.port()));
        }
    }

    /**
     * Attacks until its input ends, and says for each line of it how many requests were sent, or connections held, so far.
     *
     * @param arguments the attack, and what is attacked
     */
    public static void main(String[] arguments) throws IOException {
        Attack.Target target = new Attack.Target(
                Integer.parseInt(arguments[1]), arguments[2], arguments[3], arguments[4], arguments[5], arguments[6]);
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        try (Attackers attackers = new Attackers(Attack.valueOf(arguments[0]), target)) {
            while (in.readLine() != null) {
                System.out.println(attackers.sent.get());
            }
        }
    }

    private void attack(int connection) {
        Random random = new Random(connection);
        while (!stopped) {
            byte[] request = attack.request(target, connection, random);
            try (Socket socket = new Socket("localhost", target.port())) {
                socket.setSoTimeout(LOOK_MS);
                sent.incrementAndGet();
                socket.getOutputStream().write(request);
                readOn(socket.getInputStream());
            } catch (IOException e) {
                // The server has had enough of it, as it may.
            }
            LockSupport.parkNanos(PAUSE_MS * 1_000_000);
        }
    }

    /** Until the server ends the connection. */
    private void readOn(InputStream in) throws IOException {
        byte[] buffer = new byte[64 * 1024];
        boolean open = true;
        while (open && !stopped) {
            try {
                open = in.read(buffer) >= 0;
            } catch (SocketTimeoutException e) {
                // not yet
            }
        }
    }

    @Override
    public void close() throws IOException {
        stopped = true;
        for (Socket socket : silent) {
            socket.close();
        }
        Threads.end(threads);
    }
}
