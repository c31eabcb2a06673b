package org.axonmark.web.html;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.axonmark.board.TaskBoard;

/** Pages of boards that were asked for lately, up to a size. They say the same to all who ask, for as long as their boards are the same objects. */
final class PrintedPages {

    private static final long MOST_BYTES = 32 << 20;

    private final Map<String, Printed> pages = new LinkedHashMap<>(16, 0.75f, true);
    private long bytes;

    /**
     * A page as it is sent.
     *
     * @param boards what it shows
     * @param disputed evaluations that were disputed then
     * @param tag by which it is known again
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Printed(List<TaskBoard> boards, List<String> disputed, byte[] html, String tag) {

        @SuppressWarnings("ReferenceEquality") // a board is the same object for as long as nothing has changed
        private boolean shows(List<TaskBoard> asked, List<String> disputedNow) {
            boolean same = boards.size() == asked.size() && disputed.equals(disputedNow);
            for (int i = 0; same && i < asked.size(); i++) {
                same = boards.get(i) == asked.get(i);
            }
            return same;
        }
    }

    /** Returns a page that shows these boards. */
    synchronized Optional<Printed> find(String address, List<TaskBoard> boards, List<String> disputed) {
        return Optional.ofNullable(pages.get(address)).filter(page -> page.shows(boards, disputed));
    }

    /** Keeps a page. */
    synchronized void keep(String address, Printed page) {
        Printed before = pages.put(address, page);
        bytes += page.html().length - (before == null ? 0 : before.html().length);
        Iterator<Printed> eldest = pages.values().iterator();
        while (bytes > MOST_BYTES && eldest.hasNext()) {
            bytes -= eldest.next().html().length;
            eldest.remove();
        }
    }
}
