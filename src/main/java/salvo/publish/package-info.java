/**
 * What a pipeline shows of finished runs: one comment on a pull request, annotations, the page of a
 * job, and metrics. It reads the files of a run and computes nothing.
 */
package salvo.publish;
