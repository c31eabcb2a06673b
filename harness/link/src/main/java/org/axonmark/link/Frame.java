package org.axonmark.link;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * One message: magic (4 bytes), kind (1), nonce (16), length (4), payload; little-endian.
 *
 * @param kind what it is
 * @param nonce of the request, repeated in its answer
 * @param payload at most {@link #MAX_PAYLOAD} bytes, handed over, not copied
 */
@SuppressWarnings({"ArrayRecordComponent", "EnumOrdinal"})
public record Frame(Kind kind, byte[] nonce, byte[] payload) {

    /** The longest payload, 1 MiB: what is larger travels in a side file. */
    public static final int MAX_PAYLOAD = 1 << 20;

    /** Length of a nonce. */
    public static final int NONCE = 16;

    private static final int MAGIC = 0x314c5841;
    private static final int HEADER = 4 + 1 + NONCE + 4;

    /** The kinds of messages. */
    public enum Kind {
        /** Host: load the provider. */
        OPEN,
        /** Host: call a method. */
        CALL,
        /** Host: answer with nothing, to measure the link's own cost. */
        PING,
        /** Worker: done, with a value or none. */
        ANSWER,
        /** Worker: the provider threw. */
        THREW,
        /** Worker: the provider could not be loaded. */
        NOT_LOADED,
        /** Worker, during a call: a question on a handle of that call, under the call's nonce. */
        ASK,
        /** Host: the answer to a question. */
        REPLY,
        /** Host: the question is declined. */
        REFUSED
    }

    /** Writes and flushes the message. */
    public void write(OutputStream out) throws IOException {
        if (payload.length > MAX_PAYLOAD) {
            throw new IllegalArgumentException("a payload of " + payload.length + " bytes does not fit a frame");
        }
        ByteBuffer bytes = ByteBuffer.allocate(HEADER + payload.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putInt(MAGIC).put((byte) kind.ordinal()).put(nonce).putInt(payload.length).put(payload);
        out.write(bytes.array());
        out.flush();
    }

    /**
     * Reads a message.
     *
     * @throws EOFException if the stream ends
     * @throws LinkException.ProtocolViolation if what comes is no frame
     */
    public static Frame read(InputStream in) throws IOException {
        DataInputStream data = new DataInputStream(in);
        byte[] header = new byte[HEADER];
        data.readFully(header);
        ByteBuffer bytes = ByteBuffer.wrap(header).order(ByteOrder.LITTLE_ENDIAN);
        if (bytes.getInt() != MAGIC) {
            throw new LinkException.ProtocolViolation("what came does not begin as a frame does");
        }
        int kind = bytes.get() & 0xff;
        if (kind >= Kind.values().length) {
            throw new LinkException.ProtocolViolation("a frame of the unknown kind " + kind);
        }
        byte[] nonce = new byte[NONCE];
        bytes.get(nonce);
        int length = bytes.getInt();
        if (length < 0 || length > MAX_PAYLOAD) {
            throw new LinkException.ProtocolViolation(
                    "a frame claims " + Integer.toUnsignedString(length) + " bytes, at most " + MAX_PAYLOAD + " are read");
        }
        byte[] payload = new byte[length];
        data.readFully(payload);
        return new Frame(Kind.values()[kind], nonce, payload);
    }

    /** Tells whether this is of the request with the nonce. */
    public boolean answers(byte[] request) {
        return Arrays.equals(nonce, request);
    }
}
