package org.axonmark.inspect;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Reads the structure of a ZIP file from its bytes: central directory and local headers must tell the same, entries must not overlap, names
 * must be harmless. Sizes are those really inflated, never those declared.
 */
final class JarEntries {

    private static final int END = 0x06054b50;
    private static final int CENTRAL = 0x02014b50;
    private static final int LOCAL = 0x04034b50;
    private static final int MAX_ENTRIES = 20_000;
    private static final int MAX_NAME = 512;
    private static final long MAX_ENTRY = 512L << 20;
    private static final long MAX_TOTAL = 1L << 30;
    private static final int MAX_RATIO = 200;
    private static final int RATIO_FROM = 1 << 20;
    private static final String REPACK = "pack the JAR anew with the JDK's jar tool or Maven";

    private final ByteBuffer zip;
    private final Problems problems;
    private final List<Entry> entries = new ArrayList<>();
    private long total;

    /** One file of the JAR. */
    record Entry(String name, int method, int crc, int packed, int dataAt) {}

    private JarEntries(byte[] bytes, Problems problems) {
        this.zip = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        this.problems = problems;
    }

    /** Reads the structure; what is wrong goes to the problems, and then the entries may be incomplete. */
    static JarEntries read(byte[] bytes, Problems problems) {
        JarEntries jar = new JarEntries(bytes, problems);
        try {
            jar.readDirectory();
        } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
            problems.add("zip-damaged", REPACK, "the JAR is cut off or damaged: a header points outside the file");
        }
        return jar;
    }

    List<Entry> entries() {
        return entries;
    }

    /** Inflates an entry, within the caps of the whole JAR; an empty array if it cannot be. */
    byte[] content(Entry entry) {
        byte[] packed = new byte[entry.packed()];
        zip.get(entry.dataAt(), packed);
        byte[] content = entry.method() == 0 ? packed : inflate(entry, packed);
        CRC32 crc = new CRC32();
        crc.update(content);
        if ((int) crc.getValue() != entry.crc() && content.length > 0) {
            problems.add("zip-checksum", REPACK, "entry '%s' does not have the checksum that the JAR states", entry.name());
        }
        return content;
    }

    private byte[] inflate(Entry entry, byte[] packed) {
        java.io.ByteArrayOutputStream out = new java.io.ByteArrayOutputStream();
        Inflater inflater = new Inflater(true);
        try {
            inflater.setInput(packed);
            byte[] chunk = new byte[1 << 16];
            while (!inflater.finished()) {
                int got = inflater.inflate(chunk);
                if (got == 0 && !inflater.finished() && (inflater.needsInput() || inflater.needsDictionary())) {
                    problems.add("zip-damaged", REPACK, "entry '%s' is cut off", entry.name());
                    return new byte[0];
                }
                out.write(chunk, 0, got);
                total += got;
                boolean bomb = out.size() > RATIO_FROM && out.size() / Math.max(1, packed.length) > MAX_RATIO;
                if (bomb || out.size() > MAX_ENTRY || total > MAX_TOTAL) {
                    problems.add("zip-bomb", "leave out what inflates so far, or store it without compression",
                            "entry '%s' inflates from %s to more than %s bytes", entry.name(), packed.length, out.size());
                    total = 0;
                    return new byte[0];
                }
            }
            return out.toByteArray();
        } catch (DataFormatException e) {
            problems.add("zip-damaged", REPACK, "entry '%s' cannot be inflated: %s", entry.name(), e.getMessage());
            return new byte[0];
        } finally {
            inflater.end();
        }
    }

    private void readDirectory() {
        int end = zip.limit() - 22;
        if (end < 0 || zip.getInt(end) != END || zip.getShort(end + 20) != 0) {
            problems.add("zip-end", REPACK,
                    "the file does not end as a JAR does: it is no ZIP file, or has a comment or bytes behind its end");
            return;
        }
        int count = Short.toUnsignedInt(zip.getShort(end + 10));
        int size = zip.getInt(end + 12);
        int at = zip.getInt(end + 16);
        if (count == 0xffff || count > MAX_ENTRIES || at < 0 || size < 0 || at + size != end) {
            problems.add("zip-directory", REPACK,
                    "the JAR's directory (%s entries, %s bytes at %s) is too large, ZIP64, or not at the end", count, size, at);
            return;
        }
        Set<String> names = new HashSet<>();
        for (int i = 0; i < count; i++) {
            if (zip.getInt(at) != CENTRAL) {
                throw new IllegalArgumentException();
            }
            readEntry(at, names);
            at += 46 + unsigned(at + 28) + unsigned(at + 30) + unsigned(at + 32);
        }
        checkPlaces(zip.getInt(end + 16));
    }

    private void readEntry(int at, Set<String> names) {
        byte[] raw = new byte[unsigned(at + 28)];
        zip.get(at + 46, raw);
        String name = name(raw);
        int local = zip.getInt(at + 42);
        byte[] localRaw = new byte[unsigned(local + 26)];
        zip.get(local + 30, localRaw);
        boolean later = (zip.getShort(local + 6) & 8) != 0;
        boolean same = zip.getInt(local) == LOCAL
                && java.util.Arrays.equals(raw, localRaw)
                && zip.getShort(local + 8) == zip.getShort(at + 10)
                && (later || (zip.getInt(local + 14) == zip.getInt(at + 16) && zip.getInt(local + 18) == zip.getInt(at + 20)));
        if (!same) {
            problems.add("zip-mismatch", REPACK, "the directory and the header of entry '%s' tell different things", name);
        }
        if ((zip.getShort(at + 8) & 1) != 0) {
            problems.add("zip-encrypted", REPACK, "entry '%s' is encrypted", name);
        }
        int method = zip.getShort(at + 10);
        if (method != 0 && method != 8) {
            problems.add("zip-method", REPACK, "entry '%s' is packed by the unknown method %s", name, method);
            return;
        }
        checkName(name, names);
        int data = local + 30 + localRaw.length + unsigned(local + 28);
        int packed = zip.getInt(at + 20);
        if (packed < 0 || data < 0 || data + packed > zip.limit() || data + packed < 0) {
            throw new IllegalArgumentException();
        }
        entries.add(new Entry(name, method, zip.getInt(at + 16), packed, data));
    }

    private void checkName(String name, Set<String> names) {
        if (!names.add(name.toLowerCase(Locale.ROOT))) {
            problems.add("zip-duplicate", "keep one entry of each name", "entry '%s' stands twice", name);
        }
        boolean escapes = name.startsWith("/") || name.contains("\\") || name.contains(":")
                || List.of(name.split("/", -1)).contains("..");
        boolean odd = name.isEmpty() || name.length() > MAX_NAME || name.chars().anyMatch(c -> c < 0x20 || c == 0x7f);
        if (escapes || odd) {
            problems.add("zip-name", "use relative names of at most " + MAX_NAME + " plain characters",
                    "entry name '%s' leads outside the JAR or is no plain name", name);
        }
    }

    private void checkPlaces(int directory) {
        List<Entry> inOrder = entries.stream().sorted(Comparator.comparingInt(Entry::dataAt)).toList();
        int end = 0;
        for (Entry entry : inOrder) {
            if (entry.dataAt() < end || entry.dataAt() + entry.packed() > directory) {
                problems.add("zip-overlap", REPACK, "entry '%s' overlaps another", entry.name());
            }
            end = entry.dataAt() + entry.packed();
        }
        if (!entries.isEmpty() && zip.getInt(0) != LOCAL) {
            problems.add("zip-prefix", REPACK, "the file does not begin with the first entry: something stands before the JAR");
        }
    }

    private String name(byte[] raw) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(raw)).toString();
        } catch (CharacterCodingException e) {
            problems.add("zip-name", "use names in UTF-8", "an entry's name is no UTF-8");
            return new String(raw, StandardCharsets.ISO_8859_1);
        }
    }

    private int unsigned(int at) {
        return Short.toUnsignedInt(zip.getShort(at));
    }
}
