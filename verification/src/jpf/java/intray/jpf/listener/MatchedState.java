package intray.jpf.listener;

import gov.nasa.jpf.Config;
import gov.nasa.jpf.vm.FieldInfo;
import gov.nasa.jpf.vm.serialize.AmmendableFilterConfiguration.InstanceAmmendment;
import gov.nasa.jpf.vm.serialize.AmmendableFilterConfiguration.StaticAmmendment;
import gov.nasa.jpf.vm.serialize.DefaultFilterConfiguration;

/**
 * Keeps the permit and the interrupt flag of a thread in the state by which JPF recognises where it
 * has been. Without them a state in which an unpark was lost equals one in which it was not.
 */
public final class MatchedState extends DefaultFilterConfiguration {
  @Override
  public void init(Config config) {
    super.init(config);
    appendInstanceAmmendment(
        new InstanceAmmendment() {
          @Override
          public boolean ammendFieldInclusion(FieldInfo field, boolean soFar) {
            return field.getClassInfo().getName().equals("java.lang.Thread")
                    && (field.getName().equals("permit") || field.getName().equals("interrupted"))
                ? POLICY_INCLUDE
                : soFar;
          }
        });
    String[] constant = config.getStringArray("intray.constant", new String[0]);
    appendStaticAmmendment(
        new StaticAmmendment() {
          @Override
          public boolean ammendFieldInclusion(FieldInfo field, boolean soFar) {
            for (String name : constant) {
              if (field.getClassInfo().getName().startsWith(name)) {
                return POLICY_IGNORE;
              }
            }
            return soFar;
          }
        });
  }
}
