/** JUnit XML. */
@NullMarked
package io.github.wsgauntlet.reports.junit;

import org.jspecify.annotations.NullMarked;
