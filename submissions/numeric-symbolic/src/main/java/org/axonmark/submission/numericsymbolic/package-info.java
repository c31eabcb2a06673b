/**
 * Symbolic regression of a function of one number. Answers are asked where they tell most ({@code Explorer}); laws are built of a closed set
 * of curves ({@code Atom}) by sum and product ({@code Law}) or are quotients of polynomials ({@code Quotient}); each kind of law is searched
 * ({@code SimpleLaws}, {@code Compounds}) and refined by least squares ({@code Refiner}); the smallest law that explains the answers is kept
 * ({@code Judge}). The ranges that are searched are those of the task's public protocol.
 */
@NullMarked
package org.axonmark.submission.numericsymbolic;

import org.jspecify.annotations.NullMarked;
