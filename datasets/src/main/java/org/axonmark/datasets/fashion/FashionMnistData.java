package org.axonmark.datasets.fashion;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;

import org.axonmark.datasets.Catalogue;
import org.axonmark.datasets.DataFile;
import org.axonmark.datasets.Dataset;
import org.axonmark.datasets.DatasetStore;
import org.axonmark.datasets.idx.IdxFile;
import org.tukaani.xz.XZInputStream;

/**
 * Fashion-MNIST (Xiao, Rasul and Vollgraf 2017): pictures of 28 × 28 grey pixels in ten classes, in two parts. Its labels are public.
 *
 * @param training 60 000 pictures, or 1 000 of them
 * @param test 10 000 pictures, or 500 of them
 */
public record FashionMnistData(LabelledImages training, LabelledImages test) {

    /** Rows and columns of a picture. */
    public static final int SIDE = 28;

    /** The classes' names, by their numbers. */
    public static final List<String> CLASSES = List.of(
            "T-shirt/top", "trouser", "pullover", "dress", "coat", "sandal", "shirt", "sneaker", "bag", "ankle boot");

    /** The catalogue's entry. */
    public static final Dataset DATASET = Catalogue.dataset("fashion-mnist");

    /** How the parts' files begin. */
    static final List<String> PARTS = List.of("train", "t10k");

    private static final int LONGEST = 1 << 20;
    private static final int MEMORY_KIB = 16 << 10;

    /**
     * Reads the whole in whichever packaging a store has: 55 MB of memory.
     *
     * @throws org.axonmark.results.AxonmarkException with code {@code dataset-missing}, {@code dataset-checksum} or {@code idx-invalid}
     */
    public static FashionMnistData open(DatasetStore store) {
        DatasetStore.Found found = store.require(DATASET);
        return of(file -> {
            DataFile entry = found.packaging().files().stream()
                    .filter(candidate -> candidate.name().startsWith(file)).findFirst().orElseThrow();
            return DatasetStore.content(found.folder().resolve(entry.name()), entry);
        });
    }

    /**
     * Reads the sample that travels with the product: 100 training and 50 test pictures of each class, chosen by {@code sample/README.md}
     * beside this class's resources, under Fashion-MNIST's own licence.
     */
    public static FashionMnistData sample() {
        return of(file -> {
            String resource = "sample/" + file + ".xz";
            try (InputStream in = new XZInputStream(
                    Objects.requireNonNull(FashionMnistData.class.getResourceAsStream(resource), resource), MEMORY_KIB)) {
                return in.readNBytes(LONGEST);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /** Where the content of a file comes from. */
    private interface Content {
        byte[] of(String file);
    }

    private static FashionMnistData of(Content content) {
        List<LabelledImages> parts = PARTS.stream().map(part -> LabelledImages.of(
                IdxFile.parse(part + "-images", content.of(images(part))),
                IdxFile.parse(part + "-labels", content.of(labels(part))), CLASSES.size())).toList();
        return new FashionMnistData(parts.getFirst(), parts.getLast());
    }

    /** Returns the name of the file with a part's pictures. */
    static String images(String part) {
        return part + "-images-idx3-ubyte";
    }

    /** Returns the name of the file with a part's labels. */
    static String labels(String part) {
        return part + "-labels-idx1-ubyte";
    }
}
