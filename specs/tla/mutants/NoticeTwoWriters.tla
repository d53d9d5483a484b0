-------------------------- MODULE NoticeTwoWriters --------------------------
\* Everybody may publish.
EXTENDS Notice

Anybody(c) == TRUE
=============================================================================
