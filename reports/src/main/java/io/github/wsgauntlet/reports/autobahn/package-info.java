/** The shape that scripts written for Autobahn|Testsuite read. */
@NullMarked
package io.github.wsgauntlet.reports.autobahn;

import org.jspecify.annotations.NullMarked;
