/** Case files as people write them, read into cases and written from them. */
@NullMarked
package io.github.wsgauntlet.cases.casefile;

import org.jspecify.annotations.NullMarked;
