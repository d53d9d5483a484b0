/** Runs TLC. The specifications themselves are beside this package, as resources. */
package intray.spec;
