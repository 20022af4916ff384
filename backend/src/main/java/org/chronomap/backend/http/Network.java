package org.chronomap.backend.http;

import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.reactive.ServerHttpRequest;

/**
 * The network that a request came from, behind proxies as they say: of an IPv4 address the first 24 bits, of an IPv6 address
 * the first 48. One who has an address there has the others too, and no whole address need be kept.
 */
public final class Network {

    private static final String UNKNOWN = "unknown";
    private static final int BYTES_OF_IPV4 = 3;
    private static final int BYTES_OF_IPV6 = 6;

    private Network() {}

    /** In CIDR notation: 192.0.2.0/24, 2001:db8:1:0:0:0:0:0/48; {@code unknown} where the request does not say. */
    public static String of(ServerHttpRequest request) {
        return of(request.getRemoteAddress());
    }

    static String of(@Nullable InetSocketAddress socket) {
        if (socket == null) {
            return UNKNOWN;
        }
        InetAddress address = socket.getAddress();
        try {
            // A name is never looked up, nor what only looks like an address.
            byte[] bytes = address == null
                    ? NetUtil.createByteArrayFromIpAddressString(socket.getHostString())
                    : address.getAddress();
            return bytes == null
                    ? UNKNOWN
                    : beginning(InetAddress.getByAddress(bytes).getAddress());
        } catch (UnknownHostException e) {
            return UNKNOWN; // what a proxy wrote there is no address
        }
    }

    private static String beginning(byte[] address) throws UnknownHostException {
        int kept = address.length == 4 ? BYTES_OF_IPV4 : BYTES_OF_IPV6;
        byte[] network = new byte[address.length];
        System.arraycopy(address, 0, network, 0, kept);
        return InetAddress.getByAddress(network).getHostAddress() + '/' + kept * Byte.SIZE;
    }
}
