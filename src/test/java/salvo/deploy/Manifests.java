package salvo.deploy;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What stands in {@code deploy/kubernetes}. A field that Kubernetes does not know is an error. */
final class Manifests {

  static final Path FOLDER = Path.of("deploy/kubernetes");

  private static final ObjectMapper STRICT =
      YAMLMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .annotationIntrospector(new NothingElse())
          .build();

  /** The model keeps what it does not know, unless it is kept from it. */
  private static final class NothingElse extends JacksonAnnotationIntrospector {

    private static final long serialVersionUID = 1;

    @Override
    public Boolean hasAnySetter(Annotated setter) {
      return false;
    }
  }

  private Manifests() {}

  static Job job() throws IOException {
    return read("job.yaml", Job.class);
  }

  static PodSpec pod() throws IOException {
    return job().getSpec().getTemplate().getSpec();
  }

  static Container injector() throws IOException {
    return pod().getContainers().get(0);
  }

  static Service service() throws IOException {
    return read("service.yaml", Service.class);
  }

  static JsonNode kustomization() throws IOException {
    return STRICT.readTree(text("kustomization.yaml"));
  }

  static <T> T parse(String yaml, Class<T> kind) throws IOException {
    return STRICT.readValue(yaml, kind);
  }

  static String text(String file) throws IOException {
    return Files.readString(FOLDER.resolve(file));
  }

  private static <T> T read(String file, Class<T> kind) throws IOException {
    return parse(text(file), kind);
  }
}
