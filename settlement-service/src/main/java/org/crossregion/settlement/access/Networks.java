package org.crossregion.settlement.access;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Networks in CIDR notation, IPv4 and IPv6. Addresses are read as numbers only: nothing here ever
 * asks a name server, and what cannot be read lies in no network.
 */
final class Networks {

    private static final Pattern LENGTH = Pattern.compile("[0-9]{1,3}");
    private static final Pattern FOUR = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}");
    private static final Pattern SIX = Pattern.compile("[0-9a-fA-F:.]{2,45}");

    private Networks() {}

    static boolean contain(List<String> networks, String address) {
        Optional<byte[]> bits = address(address);
        return bits.isPresent()
                && networks.stream().anyMatch(network -> contains(network.strip(), bits.get()));
    }

    private static boolean contains(String network, byte[] address) {
        int slash = network.indexOf('/');
        String base = slash < 0 ? network : network.substring(0, slash);
        Optional<byte[]> start = address(base);
        if (start.isEmpty() || start.get().length != address.length) {
            return false;
        }
        int all = address.length * 8;
        String length = slash < 0 ? String.valueOf(all) : network.substring(slash + 1);
        if (!LENGTH.matcher(length).matches() || Integer.parseInt(length) > all) {
            return false;
        }
        int bits = Integer.parseInt(length);
        int whole = bits / 8;
        if (!Arrays.equals(start.get(), 0, whole, address, 0, whole)) {
            return false;
        }
        int rest = bits % 8;
        int mask = 0xFF00 >> rest & 0xFF;
        return rest == 0 || (start.get()[whole] & mask) == (address[whole] & mask);
    }

    /** An address written in digits; an IPv4 address inside IPv6 counts as IPv4. */
    private static Optional<byte[]> address(String text) {
        boolean four = FOUR.matcher(text).matches();
        boolean six = text.contains(":") && SIX.matcher(text).matches();
        if (!four && !six) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.getByName(text).getAddress());
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }
}
