package salvo.imports.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A system as it was found in a file of another tool: all that the configuration of a described
 * system can say. Texts of requests are those of Gatling, in which {@code #{name}} takes a value
 * and {@link Texts#literal} makes a text of what only looks like that; secrets are the marks of
 * {@link ImportSecrets}.
 *
 * @param baseUrl where it is; only told, never the default target
 * @param pathPrefix empty, or before each path
 * @param headers of all requests of tasks
 * @param slo by request name, or global: metric = bound, as in {@code salvo.slo.global}
 * @param remarks lines of a comment at the head of the file
 * @param variables by name, what each holds
 */
public record ImportedSystem(
    String name,
    Optional<String> baseUrl,
    String pathPrefix,
    Optional<ImportedSignIn> signIn,
    Map<String, String> headers,
    List<ImportedUsers> userTypes,
    List<ImportedTask> tasks,
    Map<String, Map<String, String>> slo,
    List<ImportedRoute> routes,
    List<ImportedFile> files,
    Optional<ImportedProfile> profile,
    List<String> remarks,
    Map<String, String> variables) {

  /** One without anything, to be added to. */
  public static ImportedSystem named(String name) {
    return new ImportedSystem(
        name,
        Optional.empty(),
        "",
        Optional.empty(),
        Map.of(),
        List.of(),
        List.of(),
        Map.of(),
        List.of(),
        List.of(),
        Optional.empty(),
        List.of(),
        Map.of());
  }

  public ImportedSystem at(Optional<String> url, String prefix) {
    return new ImportedSystem(
        name, url, prefix, signIn, headers, userTypes, tasks, slo, routes, files, profile, remarks,
        variables);
  }

  public ImportedSystem signingIn(Optional<ImportedSignIn> how, Map<String, String> with) {
    return new ImportedSystem(
        name,
        baseUrl,
        pathPrefix,
        how,
        copy(with),
        userTypes,
        tasks,
        slo,
        routes,
        files,
        profile,
        remarks,
        variables);
  }

  public ImportedSystem doing(List<ImportedUsers> users, List<ImportedTask> all) {
    return new ImportedSystem(
        name,
        baseUrl,
        pathPrefix,
        signIn,
        headers,
        List.copyOf(users),
        List.copyOf(all),
        slo,
        routes,
        files,
        profile,
        remarks,
        variables);
  }

  public ImportedSystem promising(Map<String, Map<String, String>> objectives) {
    return new ImportedSystem(
        name,
        baseUrl,
        pathPrefix,
        signIn,
        headers,
        userTypes,
        tasks,
        copy(objectives),
        routes,
        files,
        profile,
        remarks,
        variables);
  }

  public ImportedSystem answering(List<ImportedRoute> all) {
    return new ImportedSystem(
        name,
        baseUrl,
        pathPrefix,
        signIn,
        headers,
        userTypes,
        tasks,
        slo,
        List.copyOf(all),
        files,
        profile,
        remarks,
        variables);
  }

  public ImportedSystem with(List<ImportedFile> all) {
    return new ImportedSystem(
        name,
        baseUrl,
        pathPrefix,
        signIn,
        headers,
        userTypes,
        tasks,
        slo,
        routes,
        List.copyOf(all),
        profile,
        remarks,
        variables);
  }

  public ImportedSystem offering(Optional<ImportedProfile> load) {
    return new ImportedSystem(
        name,
        baseUrl,
        pathPrefix,
        signIn,
        headers,
        userTypes,
        tasks,
        slo,
        routes,
        files,
        load,
        remarks,
        variables);
  }

  public ImportedSystem remarking(List<String> lines) {
    return new ImportedSystem(
        name,
        baseUrl,
        pathPrefix,
        signIn,
        headers,
        userTypes,
        tasks,
        slo,
        routes,
        files,
        profile,
        List.copyOf(lines),
        variables);
  }

  public ImportedSystem taking(Map<String, String> secrets) {
    return new ImportedSystem(
        name,
        baseUrl,
        pathPrefix,
        signIn,
        headers,
        userTypes,
        tasks,
        slo,
        routes,
        files,
        profile,
        remarks,
        copy(secrets));
  }

  private static <T> Map<String, T> copy(Map<String, T> map) {
    return Collections.unmodifiableMap(new LinkedHashMap<>(map));
  }
}
