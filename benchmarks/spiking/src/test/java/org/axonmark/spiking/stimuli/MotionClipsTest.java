package org.axonmark.spiking.stimuli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.axonmark.datasets.synthetic.MovingTextures;
import org.axonmark.task.RoundSeed;
import org.junit.jupiter.api.Test;

class MotionClipsTest {

    private static final MotionClips CLIPS = new MotionClips(new RoundSeed(new byte[16]), 5 * MovingTextures.MOTIONS);

    @Test
    void motions_areEquallyFrequent_andEventsSayLittleOfThem() {
        int[] each = new int[MovingTextures.MOTIONS];
        double[] events = new double[CLIPS.size()];
        for (int clip = 0; clip < CLIPS.size(); clip++) {
            each[CLIPS.motion(clip)]++;
            for (float value : CLIPS.frames(clip)) {
                assertThat(value).isIn(0f, 1f);
                events[clip] += value;
            }
        }
        assertThat(each).containsOnly(5);
        int fewer = 0;
        int pairs = 0;
        for (int fast = 0; fast < CLIPS.size(); fast++) {
            for (int middle = 0; middle < CLIPS.size(); middle++) {
                if (CLIPS.motion(fast) % 3 == 2 && CLIPS.motion(middle) % 3 == 1) {
                    pairs++;
                    fewer += events[fast] < events[middle] ? 1 : 0;
                }
            }
        }
        assertThat(fewer / (double) pairs).as("how often twice the speed has fewer events").isBetween(0.15, 0.4);
    }

    @Test
    void clips_followFromTheSeed() {
        MotionClips again = new MotionClips(new RoundSeed(new byte[16]), 5 * MovingTextures.MOTIONS);
        assertThat(again.frames(7)).isEqualTo(CLIPS.frames(7)).isNotEqualTo(CLIPS.frames(8));
        assertThatThrownBy(() -> new MotionClips(new RoundSeed(new byte[16]), 40)).hasMessage("40 clips; give a multiple of 36");
    }
}
