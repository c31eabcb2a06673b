package org.axonmark.eeg;

import java.lang.ref.SoftReference;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import org.axonmark.results.format.Sha256;
import org.axonmark.results.format.TaskCard;
import org.axonmark.spi.eeg.EegEncoder;
import org.axonmark.task.Preparation;
import org.axonmark.task.Protocol;
import org.axonmark.task.Task;
import org.jspecify.annotations.Nullable;

/** A task of frozen transfer. The last prepared protocol is kept while memory allows, since several submissions are often asked in a row. */
final class TransferTask implements Task<EegEncoder> {

    private final TaskCard card;
    private final Function<Preparation, Cohort> cohorts;
    private final List<TransferProtocol.Fold> folds;
    private @Nullable SoftReference<Prepared> last;

    /** A protocol and what it was made from. */
    private record Prepared(String from, TransferProtocol protocol) {}

    TransferTask(TaskCard card, Function<Preparation, Cohort> cohorts, List<TransferProtocol.Fold> folds) {
        this.card = card;
        this.cohorts = cohorts;
        this.folds = folds;
    }

    @Override
    public TaskCard card() {
        return card;
    }

    @Override
    public Class<EegEncoder> contract() {
        return EegEncoder.class;
    }

    @Override
    public synchronized Protocol<EegEncoder> prepare(Preparation preparation) {
        Optional<Sha256> round = preparation.roundSeed().map(Preparation::commitment);
        String from = preparation.dataHome() + "|" + preparation.mirror() + "|" + round;
        Prepared kept = last == null ? null : last.get();
        if (kept == null || !kept.from().equals(from)) {
            kept = new Prepared(from, new TransferProtocol(cohorts.apply(preparation), folds));
            last = new SoftReference<>(kept);
        }
        return kept.protocol();
    }
}
