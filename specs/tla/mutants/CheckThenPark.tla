--------------------------- MODULE CheckThenPark ----------------------------
\* The guard is checked first, and the announcement wipes out a signal that has
\* come in between.  Announced means here: has checked, and will announce.
EXTENDS Parallel

Check(c, g)   == /\ Operating(c) /\ ~\E x \in g : Ready(x)
                 /\ Enter(c, "announced", g)
Announce(c)   == mode[c] = "announced" /\ Enter(c, "parked", guard[c])
=============================================================================
