/**
 * The conversation between host and worker. Every byte that comes from the worker is the candidate's claim: one request is outstanding, under a
 * fresh nonce; while a call with handles is outstanding, the worker may ask on them, one question at a time, before it answers; whatever else
 * comes is a {@link org.axonmark.link.LinkException.ProtocolViolation}. Values travel in frames over pipes, large tensors in a side file for
 * each direction, read by position and copied once.
 */
@NullMarked
package org.axonmark.link;

import org.jspecify.annotations.NullMarked;
