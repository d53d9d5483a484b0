--------------------------- MODULE SendAfterClose ---------------------------
\* A closed outbox still sends.
EXTENDS HandOff

Owns(c, o) == Writer[o] = c
=============================================================================
