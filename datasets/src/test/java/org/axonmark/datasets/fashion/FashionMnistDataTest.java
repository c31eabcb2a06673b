package org.axonmark.datasets.fashion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import org.axonmark.datasets.DatasetStore;
import org.axonmark.datasets.idx.IdxFile;
import org.axonmark.results.AxonmarkException;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class FashionMnistDataTest {

    @Test
    void sample_isBalancedAndHoldsPictures() {
        FashionMnistData sample = FashionMnistData.sample();
        assertThat(counts(sample.training())).hasSize(10).containsOnly(100);
        assertThat(counts(sample.test())).hasSize(10).containsOnly(50);
        assertThat(sample.training().height()).isEqualTo(28);
        assertThat(sample.training().width()).isEqualTo(28);
        // Trousers stand in the middle, sneakers lie in the lower half: means of the whole set, to within the sample's error.
        assertThat(mean(sample.training(), 1, 10, 18, 10, 18)).isGreaterThan(2 * mean(sample.training(), 1, 10, 18, 0, 5));
        assertThat(mean(sample.training(), 7, 14, 24, 4, 24)).isGreaterThan(4 * mean(sample.training(), 7, 0, 8, 4, 24));
    }

    @Test
    void copy_isThePictureIn255ths() {
        LabelledImages test = FashionMnistData.sample().test();
        float[] pixels = new float[28 * 28 + 1];
        test.copyTo(3, pixels, 1);
        assertThat(pixels[0]).isZero();
        assertThat(pixels[1 + 14 * 28 + 9]).isEqualTo(test.pixel(3, 14, 9) / 255f);
    }

    @Test
    void labelBeyondTheClasses_isRefused() {
        IdxFile pictures = IdxFile.parse("pictures", new byte[] {0, 0, 8, 3, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1, 7});
        IdxFile labels = IdxFile.parse("labels", new byte[] {0, 0, 8, 1, 0, 0, 0, 1, 10});
        assertThatThrownBy(() -> LabelledImages.of(pictures, labels, 10)).isInstanceOf(AxonmarkException.class)
                .hasMessageContaining("picture 0 has the label 10, there are classes 0 to 9");
        IdxFile two = IdxFile.parse("labels", new byte[] {0, 0, 8, 1, 0, 0, 0, 2, 1, 1});
        assertThatThrownBy(() -> LabelledImages.of(pictures, two, 10)).hasMessageContaining("shape [2], not [1]");
    }

    @Test
    @Tag("proof")
    void recipe_makesTheSampleToTheByte() throws IOException {
        Optional<Path> mirror = Optional.ofNullable(System.getenv("AXONMARK_MIRROR")).map(Path::of);
        DatasetStore store = new DatasetStore(Path.of("none"), mirror);
        Assumptions.assumeTrue(store.find(FashionMnistData.DATASET).isPresent(), "no copy of fashion-mnist");
        FashionMnistData whole = FashionMnistData.open(store);
        assertThat(counts(whole.training())).containsOnly(6000);
        assertThat(counts(whole.test())).containsOnly(1000);
        for (Map.Entry<String, byte[]> file : SampleRecipe.files(whole).entrySet()) {
            try (InputStream in = Objects.requireNonNull(FashionMnistData.class.getResourceAsStream("sample/" + file.getKey()))) {
                assertThat(in.readAllBytes()).as(file.getKey()).isEqualTo(file.getValue());
            }
        }
    }

    private static int[] counts(LabelledImages images) {
        int[] counts = new int[10];
        for (int i = 0; i < images.size(); i++) {
            counts[images.label(i)]++;
        }
        return counts;
    }

    private static double mean(LabelledImages images, int label, int top, int bottom, int left, int right) {
        double sum = 0;
        int pixels = 0;
        for (int i = 0; i < images.size(); i++) {
            for (int row = top; images.label(i) == label && row < bottom; row++) {
                for (int column = left; column < right; column++) {
                    sum += images.pixel(i, row, column);
                    pixels++;
                }
            }
        }
        return sum / pixels;
    }
}
