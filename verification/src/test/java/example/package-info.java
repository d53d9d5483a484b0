/** What README.md shows: every snippet there is a region of a file here. */
@NullMarked
package example;

import org.jspecify.annotations.NullMarked;
