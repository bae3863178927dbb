/** The requirement ledger: what the RFCs demand, in our words. */
@NullMarked
package io.github.wsgauntlet.cases.ledger;

import org.jspecify.annotations.NullMarked;
