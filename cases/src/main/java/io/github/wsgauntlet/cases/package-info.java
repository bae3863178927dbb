/** The vocabulary of a conformance case, and the catalogue and requirement ledger that are written in it. */
@NullMarked
package io.github.wsgauntlet.cases;

import org.jspecify.annotations.NullMarked;
