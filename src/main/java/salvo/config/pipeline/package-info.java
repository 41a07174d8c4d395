/**
 * What a pipeline tells its jobs about itself. It stands in variables of the environment, which are
 * the pipeline's own and no settings of Salvo.
 */
package salvo.config.pipeline;
