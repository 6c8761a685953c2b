package kymo.jobs.script.inside;

import java.util.List;
import java.util.Map;
import java.util.Set;
import kymo.jobs.script.api.Comparison;
import org.codehaus.groovy.ast.ClassCodeExpressionTransformer;
import org.codehaus.groovy.ast.ClassHelper;
import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.ast.MethodNode;
import org.codehaus.groovy.ast.expr.ArgumentListExpression;
import org.codehaus.groovy.ast.expr.BinaryExpression;
import org.codehaus.groovy.ast.expr.ClassExpression;
import org.codehaus.groovy.ast.expr.ClosureExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.control.SourceUnit;
import org.codehaus.groovy.syntax.Types;
import org.codehaus.groovy.transform.stc.StaticTypesMarker;

/**
 * Compares doubles as arithmetic does. In the language NaN is greater than every number and equal to itself, as it is when doubles are sorted; so that a missing
 * value would be above each threshold.
 */
final class Comparisons extends ClassCodeExpressionTransformer {

    private static final Map<Integer, String> RELATIONS = Map.of(
            Types.COMPARE_LESS_THAN, "less",
            Types.COMPARE_LESS_THAN_EQUAL, "lessOrEqual",
            Types.COMPARE_GREATER_THAN, "greater",
            Types.COMPARE_GREATER_THAN_EQUAL, "greaterOrEqual");

    private static final Map<Integer, String> EQUALITIES =
            Map.of(Types.COMPARE_EQUAL, "equal", Types.COMPARE_NOT_EQUAL, "different");

    private static final Set<ClassNode> REAL = Set.of(ClassHelper.double_TYPE, ClassHelper.float_TYPE);
    private static final Set<ClassNode> BOXED_REAL = Set.of(ClassHelper.Double_TYPE, ClassHelper.Float_TYPE);
    private static final List<ClassNode> WHOLE =
            List.of(ClassHelper.int_TYPE, ClassHelper.long_TYPE, ClassHelper.short_TYPE, ClassHelper.byte_TYPE);

    private final SourceUnit source;

    Comparisons(SourceUnit source) {
        this.source = source;
    }

    @Override
    protected SourceUnit getSourceUnit() {
        return source;
    }

    @Override
    public Expression transform(Expression expression) {
        if (expression instanceof ClosureExpression closure) {
            closure.getCode().visit(this);
            return closure;
        }
        if (!(expression instanceof BinaryExpression comparison)) return super.transform(expression);
        int operation = comparison.getOperation().getType();
        ClassNode left = type(comparison.getLeftExpression());
        ClassNode right = type(comparison.getRightExpression());
        String method = RELATIONS.get(operation);
        boolean boxed = method != null;
        if (method == null) method = EQUALITIES.get(operation);
        boolean real = isReal(left, boxed) || isReal(right, boxed);
        if (method == null || !real || !isNumber(left, boxed) || !isNumber(right, boxed))
            return super.transform(expression);
        return call(method, comparison);
    }

    private Expression call(String method, BinaryExpression comparison) {
        ClassNode owner = ClassHelper.make(Comparison.class);
        MethodNode target = owner.getDeclaredMethods(method).get(0);
        MethodCallExpression call = new MethodCallExpression(
                new ClassExpression(owner),
                method,
                new ArgumentListExpression(
                        transform(comparison.getLeftExpression()), transform(comparison.getRightExpression())));
        call.setMethodTarget(target);
        call.setImplicitThis(false);
        call.putNodeMetaData(StaticTypesMarker.DIRECT_METHOD_CALL_TARGET, target);
        call.putNodeMetaData(StaticTypesMarker.INFERRED_TYPE, ClassHelper.boolean_TYPE);
        return Grammar.at(call, comparison);
    }

    private static ClassNode type(Expression expression) {
        ClassNode type = expression.getNodeMetaData(StaticTypesMarker.INFERRED_TYPE);
        return type == null ? expression.getType() : type;
    }

    private static boolean isReal(ClassNode type, boolean boxed) {
        return REAL.contains(type) || (boxed && BOXED_REAL.contains(type));
    }

    private static boolean isNumber(ClassNode type, boolean boxed) {
        return isReal(type, boxed) || WHOLE.contains(type) || (boxed && WHOLE.contains(ClassHelper.getUnwrapper(type)));
    }
}
