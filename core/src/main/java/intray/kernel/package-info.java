/**
 * Mailbox and wake-up: what components on threads share, and nothing else. Kept inside what Java
 * PathFinder executes faithfully. The specification of this package is the layer Fine.
 */
package intray.kernel;
