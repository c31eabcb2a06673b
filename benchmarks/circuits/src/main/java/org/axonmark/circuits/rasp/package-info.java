/**
 * Programs over sequences after RASP (Weiss, Goldberg and Yahav 2021, arXiv 2106.06981), in the part of it that can be compiled to a transformer
 * (Lindner et al. 2023, arXiv 2301.05062): what a program is, which values its parts may take, and what it gives.
 */
@NullMarked
package org.axonmark.circuits.rasp;

import org.jspecify.annotations.NullMarked;
