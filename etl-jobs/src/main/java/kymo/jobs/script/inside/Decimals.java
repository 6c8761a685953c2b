package kymo.jobs.script.inside;

import java.math.BigDecimal;
import org.codehaus.groovy.ast.ClassCodeExpressionTransformer;
import org.codehaus.groovy.ast.ClassHelper;
import org.codehaus.groovy.ast.expr.ArgumentListExpression;
import org.codehaus.groovy.ast.expr.BinaryExpression;
import org.codehaus.groovy.ast.expr.ClosureExpression;
import org.codehaus.groovy.ast.expr.ConstantExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.StaticMethodCallExpression;
import org.codehaus.groovy.ast.expr.TupleExpression;
import org.codehaus.groovy.control.SourceUnit;
import org.codehaus.groovy.syntax.Types;

/**
 * Makes doubles of the numbers with a point that stand in a script: the language would take them for decimals of any length, which no loop over a block
 * could afford. In a script of expressions whole numbers are doubles too, but for arguments, and {@code x ** 2} is a power of doubles.
 */
final class Decimals extends ClassCodeExpressionTransformer {

    private final SourceUnit source;
    private final boolean expressions;

    Decimals(SourceUnit source, boolean expressions) {
        this.source = source;
        this.expressions = expressions;
    }

    @Override
    protected SourceUnit getSourceUnit() {
        return source;
    }

    @Override
    public Expression transform(Expression expression) {
        if (expression instanceof ConstantExpression constant) return constant(constant);
        if (expression instanceof ClosureExpression closure) {
            closure.getCode().visit(this);
            return closure;
        }
        if (expressions && expression instanceof TupleExpression arguments) return arguments(arguments);
        if (expressions && expression instanceof BinaryExpression binary && isPower(binary))
            return Grammar.at(
                    new StaticMethodCallExpression(
                            ClassHelper.make(Math.class),
                            "pow",
                            new ArgumentListExpression(
                                    transform(binary.getLeftExpression()), transform(binary.getRightExpression()))),
                    binary);
        return super.transform(expression);
    }

    private static boolean isPower(BinaryExpression binary) {
        return binary.getOperation().getType() == Types.POWER;
    }

    private Expression constant(ConstantExpression constant) {
        Object value = constant.getValue();
        boolean number = value instanceof BigDecimal || (expressions && value instanceof Integer);
        if (!number) return constant;
        return Grammar.at(new ConstantExpression(((Number) value).doubleValue(), true), constant);
    }

    /** Whole numbers that are arguments stay whole, for methods that want such. */
    private Expression arguments(TupleExpression arguments) {
        for (int i = 0; i < arguments.getExpressions().size(); i++) {
            Expression argument = arguments.getExpression(i);
            boolean whole = argument instanceof ConstantExpression constant && constant.getValue() instanceof Integer;
            if (!whole) arguments.getExpressions().set(i, transform(argument));
        }
        return arguments;
    }
}
