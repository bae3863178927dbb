/** YAML with places, so that what is wrong is named by file and line. */
@NullMarked
package io.github.wsgauntlet.cases.yaml;

import org.jspecify.annotations.NullMarked;
