package org.axonmark.datasets.fashion;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import org.axonmark.datasets.DatasetStore;
import org.axonmark.results.statistics.HmacStream;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

/** Makes the sample of Fashion-MNIST that travels with the product, from the whole. */
final class SampleRecipe {

    private static final byte[] SEED = "axonmark fashion-mnist sample 1".getBytes(StandardCharsets.UTF_8);
    private static final int TRAINING = 100;
    private static final int TEST = 50;

    private SampleRecipe() {}

    /** Writes the sample's four files to a folder; takes that folder and one that holds {@code fashion-mnist/}. */
    public static void main(String[] arguments) throws IOException {
        FashionMnistData whole = FashionMnistData.open(new DatasetStore(Path.of(arguments[1]), Optional.empty()));
        for (Map.Entry<String, byte[]> file : files(whole).entrySet()) {
            Files.write(Path.of(arguments[0]).resolve(file.getKey()), file.getValue());
        }
    }

    /** Returns the sample's files by their names. */
    static Map<String, byte[]> files(FashionMnistData whole) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        put(files, FashionMnistData.PARTS.getFirst(), whole.training(), TRAINING);
        put(files, FashionMnistData.PARTS.getLast(), whole.test(), TEST);
        return files;
    }

    /** Walks through a random order and takes each picture whose class is not yet full. */
    private static void put(Map<String, byte[]> files, String part, LabelledImages images, int ofEach) {
        int[] taken = new int[FashionMnistData.CLASSES.size()];
        ByteArrayOutputStream pixels = new ByteArrayOutputStream();
        ByteArrayOutputStream labels = new ByteArrayOutputStream();
        for (int picture : HmacStream.of(SEED, part).permutation(images.size())) {
            if (taken[images.label(picture)] < ofEach) {
                taken[images.label(picture)]++;
                labels.write(images.label(picture));
                for (int i = 0; i < FashionMnistData.SIDE * FashionMnistData.SIDE; i++) {
                    pixels.write(images.pixel(picture, i / FashionMnistData.SIDE, i % FashionMnistData.SIDE));
                }
            }
        }
        files.put(FashionMnistData.images(part) + ".xz",
                idx(pixels.toByteArray(), labels.size(), FashionMnistData.SIDE, FashionMnistData.SIDE));
        files.put(FashionMnistData.labels(part) + ".xz", idx(labels.toByteArray(), labels.size()));
    }

    private static byte[] idx(byte[] entries, int... shape) {
        ByteBuffer header = ByteBuffer.allocate(4 + 4 * shape.length).putInt(0x800 | shape.length);
        for (int length : shape) {
            header.putInt(length);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (XZOutputStream out = new XZOutputStream(bytes, options())) {
            out.write(header.array());
            out.write(entries);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** Pixels have no longer repetitions and no alignment of four bytes, which XZ looks for if it is not told. */
    private static LZMA2Options options() throws IOException {
        LZMA2Options options = new LZMA2Options(9);
        options.setDictSize(1 << 21);
        options.setLcLp(4, 0);
        options.setPb(0);
        return options;
    }
}
