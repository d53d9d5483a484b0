/**
 * Placements: where a graph runs. Components do not know. {@link intray.run.Serial} runs them one
 * after another in the calling thread, {@link intray.run.Threads} gives each a thread; both end
 * with an {@link intray.run.Outcome}.
 */
package intray.run;
