package intray.junit;

import java.lang.reflect.AnnotatedElement;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.ReflectionSupport;
import org.junit.platform.engine.TestTag;

/** What Jupiter's annotations say, if Jupiter is there; without it nobody can have used them. */
final class JupiterAnnotations {
  private static final boolean PRESENT =
      ReflectionSupport.tryToLoadClass("org.junit.jupiter.api.Tag").toOptional().isPresent();

  private JupiterAnnotations() {}

  static String displayName(AnnotatedElement element, String otherwise) {
    return PRESENT
        ? AnnotationSupport.findAnnotation(element, DisplayName.class)
            .map(DisplayName::value)
            .orElse(otherwise)
        : otherwise;
  }

  static Set<TestTag> tags(AnnotatedElement element) {
    Set<TestTag> tags = new LinkedHashSet<>();
    if (PRESENT) {
      for (Tag tag : AnnotationSupport.findRepeatableAnnotations(element, Tag.class)) {
        tags.add(TestTag.create(tag.value()));
      }
    }
    return tags;
  }

  /** Why not to run it, or null. */
  static @Nullable String disabled(AnnotatedElement element) {
    return PRESENT
        ? AnnotationSupport.findAnnotation(element, Disabled.class)
            .map(disabled -> disabled.value().isEmpty() ? "disabled" : disabled.value())
            .orElse(null)
        : null;
  }
}
