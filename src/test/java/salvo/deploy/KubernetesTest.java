package salvo.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.typesafe.config.ConfigFactory;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.SecurityContext;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The manifests fit together, and to what a run of many injectors needs of Kubernetes. */
class KubernetesTest {

  @Test
  void shouldStartAllOnceAndTogetherWhenTheJobIsMade() throws IOException {
    JobSpec job = Manifests.job().getSpec();

    assertThat(job.getCompletionMode()).isEqualTo("Indexed");
    assertThat(job.getParallelism()).isEqualTo(job.getCompletions());
    assertThat(job.getBackoffLimit()).isZero();
    assertThat(job.getTemplate().getSpec().getRestartPolicy()).isEqualTo("Never");
    assertThat(variables().get("SALVO_INJECTOR_COUNT"))
        .isEqualTo(String.valueOf(job.getCompletions()));
  }

  @Test
  void shouldFindInjectorZeroByNameBeforeItIsReady() throws IOException {
    Job job = Manifests.job();
    Service service = Manifests.service();
    String name = service.getMetadata().getName();

    assertThat(service.getSpec().getClusterIP()).isEqualTo("None");
    assertThat(service.getSpec().getPublishNotReadyAddresses()).isTrue();
    assertThat(job.getSpec().getTemplate().getMetadata().getLabels())
        .containsAllEntriesOf(service.getSpec().getSelector());
    assertThat(Manifests.pod().getSubdomain()).isEqualTo(name);
    assertThat(variables().get("SALVO_INJECTOR_MEET"))
        .isEqualTo(
            "%s-0.%s:%s",
            job.getMetadata().getName(), name, service.getSpec().getPorts().get(0).getPort());
  }

  @Test
  void shouldGetNoSettingsFromTheServicesOfTheNamespace() throws IOException {
    // Those of a service called salvo would be SALVO_SERVICE_HOST and the like: unknown keys.
    assertThat(Manifests.pod().getEnableServiceLinks()).isFalse();
  }

  @Test
  void shouldHaveNoRightsWhenItRuns() throws IOException {
    PodSpec pod = Manifests.pod();
    SecurityContext rights = Manifests.injector().getSecurityContext();

    assertThat(pod.getAutomountServiceAccountToken()).isFalse();
    assertThat(pod.getSecurityContext().getRunAsNonRoot()).isTrue();
    assertThat(Files.readString(Path.of("Dockerfile")))
        .contains("\nUSER " + pod.getSecurityContext().getRunAsUser() + ":");
    assertThat(rights.getReadOnlyRootFilesystem()).isTrue();
    assertThat(rights.getAllowPrivilegeEscalation()).isFalse();
    assertThat(rights.getCapabilities().getDrop()).containsExactly("ALL");
  }

  @Test
  void shouldHaveAVolumeForAllThatIsWritten() throws IOException {
    Container injector = Manifests.injector();
    Map<String, String> mounts =
        injector.getVolumeMounts().stream()
            .collect(Collectors.toMap(VolumeMount::getMountPath, VolumeMount::getName));

    assertThat(mounts.keySet())
        .containsExactlyInAnyOrder("/etc/salvo", "/salvo/target/gatling", "/tmp");
    assertThat(Manifests.pod().getVolumes())
        .extracting(Volume::getName)
        .containsExactlyInAnyOrderElementsOf(mounts.values());
    assertThat(injector.getResources().getRequests()).containsKeys("cpu", "memory");
    assertThat(injector.getResources().getLimits()).containsKey("memory");
  }

  @Test
  void shouldHaveSecretsByReferenceOnly() throws IOException {
    assertThat(variables().keySet())
        .noneMatch(it -> it.matches(".*(SECRET|PASSWORD|KEY|TOKEN|CREDENTIAL).*"));
    assertThat(Manifests.injector().getEnvFrom())
        .singleElement()
        .satisfies(it -> assertThat(it.getSecretRef().getOptional()).isNotEqualTo(true));
    assertThat(ConfigFactory.parseString(Manifests.text("application.conf")).entrySet())
        .isNotEmpty()
        .noneMatch(it -> it.getKey().matches("(?i).*(secret|password|key|token|credential).*"));
  }

  @Test
  void shouldBePutTogetherFromWhatIsThere() throws IOException {
    var kustomization = Manifests.kustomization();

    assertThat(kustomization.path("resources"))
        .isNotEmpty()
        .allMatch(it -> Files.exists(Manifests.FOLDER.resolve(it.textValue())));
    assertThat(kustomization.at("/configMapGenerator/0/files/0").textValue())
        .isEqualTo("application.conf");
    assertThat(Manifests.pod().getVolumes().get(0).getConfigMap().getName())
        .isEqualTo(kustomization.at("/configMapGenerator/0/name").textValue());
    assertThat(Manifests.injector().getImage())
        .isEqualTo(kustomization.at("/images/0/name").textValue());
  }

  @Test
  void shouldRefuseAFieldThatKubernetesDoesNotKnow() throws IOException {
    String misspelt = Manifests.text("job.yaml").replace("completionMode", "completionmode");

    assertThatThrownBy(() -> Manifests.parse(misspelt, Job.class))
        .isInstanceOf(UnrecognizedPropertyException.class)
        .hasMessageContaining("completionmode");
  }

  private static Map<String, String> variables() throws IOException {
    return Manifests.injector().getEnv().stream()
        .filter(it -> it.getValue() != null)
        .collect(Collectors.toMap(EnvVar::getName, EnvVar::getValue));
  }
}
