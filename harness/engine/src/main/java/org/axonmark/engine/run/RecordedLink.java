package org.axonmark.engine.run;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.axonmark.results.AxonmarkException;
import org.axonmark.results.ErrorCode;
import org.axonmark.results.format.Json;
import org.axonmark.results.format.Sha256;

/**
 * A conversation with a submission as a file keeps it, checked when it was read.
 *
 * <p>Little-endian. {@code "AXREC1\n\0"}; length and bytes of a JSON object with {@code task}, {@code contract} and {@code jar} (SHA-256); then
 * entries, each a kind (1 byte), a length (4) and so many bytes. 0 a call: worker, method, arguments; 1 a question during it: the handle's
 * parameter, method, arguments; 2 the reply; or 3 a refusal: its place in the throws clause, message, what is left; 4 the call's answer; or 5 what
 * came instead, as text; 6 marks that calls are missing because the file was full; 7, the last, is the SHA-256 of all bytes before it. Methods are
 * positions in the contract; values lie as on the link, all tensors within.
 *
 * @param task on which it was recorded
 * @param contract name of the SPI interface
 * @param jar the submission that was recorded
 * @param calls in their order
 * @param cut whether calls are missing at the end
 */
@SuppressWarnings({"ArrayRecordComponent", "EnumOrdinal"})
public record RecordedLink(String task, String contract, Sha256 jar, List<Call> calls, boolean cut) {

    private static final ErrorCode DAMAGED = ErrorCode.user("recording-damaged");
    private static final int MOST_HEADER = 1 << 16;

    /**
     * A call.
     *
     * @param worker its number, from 0
     * @param method position in the contract
     * @param arguments those that travel
     * @param questions what was asked during the call
     * @param answer bytes of the answer, empty for a method that gives none; absent if something was thrown
     */
    record Call(int worker, int method, byte[] arguments, List<Question> questions, Optional<byte[]> answer) {}

    /**
     * A question.
     *
     * @param parameter position of the handle among the call's parameters
     * @param method position in the handle's contract
     * @param arguments of the question
     * @param refused whether {@code reply} is a refusal
     * @param reply its bytes
     */
    record Question(int parameter, int method, byte[] arguments, boolean refused, byte[] reply) {}

    /**
     * Reads a file.
     *
     * @throws AxonmarkException with code {@code recording-damaged} if it is not whole, too large, or no recording
     */
    public static RecordedLink read(Path file) {
        try {
            if (Files.size(file) > LinkRecording.MOST_BYTES) {
                throw damaged(file, "has " + Files.size(file) + " bytes, at most " + LinkRecording.MOST_BYTES + " are read");
            }
            return new Reading(file, Files.readAllBytes(file)).whole();
        } catch (IOException e) {
            throw new AxonmarkException(ErrorCode.user("recording-file"),
                    "'" + file + "' cannot be read: " + e + "; './axonmark run JAR --task TASK --record FILE' makes one", e);
        }
    }

    private static AxonmarkException damaged(Path file, String why) {
        return new AxonmarkException(DAMAGED, "recording '" + file + "' " + why + "; record the run again with --record");
    }

    /** One reading of a file. */
    private static final class Reading {

        private final Path file;
        private final byte[] bytes;
        private final ByteBuffer in;

        Reading(Path file, byte[] bytes) {
            this.file = file;
            this.bytes = bytes;
            this.in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        }

        private AxonmarkException wrong(String why) {
            return damaged(file, why + ", byte " + in.position());
        }

        RecordedLink whole() {
            if (!Arrays.equals(take(Math.min(LinkRecording.MAGIC.length, bytes.length)), LinkRecording.MAGIC)) {
                throw damaged(file, "does not begin as one does");
            }
            int length = number();
            if (length > MOST_HEADER) {
                throw wrong("has a header of " + length + " bytes");
            }
            Json.Obj header = header(take(length));
            List<Call> calls = new ArrayList<>();
            boolean cut = false;
            while (true) {
                int begins = in.position();
                LinkRecording.Kind kind = kind();
                byte[] payload = take(number());
                if (kind == LinkRecording.Kind.CALL && !cut) {
                    calls.add(call(payload));
                } else if (kind == LinkRecording.Kind.CUT && !cut) {
                    cut = true;
                } else if (kind == LinkRecording.Kind.END) {
                    if (in.hasRemaining() || !Arrays.equals(payload, sum(begins))) {
                        throw wrong("was changed after it was written: its sum is another");
                    }
                    return new RecordedLink(text(header, "task"), text(header, "contract"), sha256(text(header, "jar")), calls, cut);
                } else {
                    throw wrong("has an entry of the kind " + kind + " where none can be");
                }
            }
        }

        private Json.Obj header(byte[] header) {
            try {
                if (Json.parse(header, Json.Limits.document()) instanceof Json.Obj object) {
                    return object;
                }
            } catch (AxonmarkException e) {
                throw damaged(file, "has a header that cannot be read: " + e.getMessage());
            }
            throw damaged(file, "has a header that is no object");
        }

        private String text(Json.Obj header, String name) {
            if (header.get(name) instanceof Json.Str text) {
                return text.value();
            }
            throw damaged(file, "has a header without '" + name + "'");
        }

        private Sha256 sha256(String text) {
            try {
                return new Sha256(text);
            } catch (IllegalArgumentException e) {
                throw damaged(file, "names a JAR by what is no SHA-256");
            }
        }

        private Call call(byte[] payload) {
            int worker = intAt(payload, 0);
            int method = intAt(payload, 4);
            List<Question> questions = new ArrayList<>();
            while (true) {
                LinkRecording.Kind kind = kind();
                byte[] said = take(number());
                switch (kind) {
                    case ASK -> {
                        LinkRecording.Kind how = kind();
                        byte[] reply = take(number());
                        if (how == LinkRecording.Kind.REPLY || how == LinkRecording.Kind.REFUSED) {
                            questions.add(
                                    new Question(intAt(said, 0), intAt(said, 4), rest(said), how == LinkRecording.Kind.REFUSED, reply));
                        } else if (how == LinkRecording.Kind.THREW) {
                            return new Call(worker, method, rest(payload), questions, Optional.empty());
                        } else {
                            throw wrong("has a question without a reply");
                        }
                    }
                    case ANSWER -> {
                        return new Call(worker, method, rest(payload), questions, Optional.of(said));
                    }
                    case THREW -> {
                        return new Call(worker, method, rest(payload), questions, Optional.empty());
                    }
                    default -> throw wrong("has a call without an answer");
                }
            }
        }

        private LinkRecording.Kind kind() {
            int kind = take(1)[0];
            if (kind < 0 || kind >= LinkRecording.Kind.values().length) {
                throw wrong("has an entry of the unknown kind " + kind);
            }
            return LinkRecording.Kind.values()[kind];
        }

        private int number() {
            return ByteBuffer.wrap(take(4)).order(ByteOrder.LITTLE_ENDIAN).getInt();
        }

        private int intAt(byte[] payload, int at) {
            if (payload.length < 8) {
                throw wrong("has an entry of " + payload.length + " bytes, which is too short");
            }
            return ByteBuffer.wrap(payload).order(ByteOrder.LITTLE_ENDIAN).getInt(at);
        }

        private static byte[] rest(byte[] payload) {
            return Arrays.copyOfRange(payload, 8, payload.length);
        }

        private byte[] take(int length) {
            if (length < 0 || length > in.remaining()) {
                throw wrong("ends in the middle");
            }
            byte[] taken = new byte[length];
            in.get(taken);
            return taken;
        }

        private byte[] sum(int end) {
            try {
                MessageDigest digest = MessageDigest.getInstance("SHA-256");
                digest.update(bytes, 0, end);
                return digest.digest();
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
