package kymo.jobs.script.inside;

import static org.codehaus.groovy.ast.tools.GeneralUtils.args;
import static org.codehaus.groovy.ast.tools.GeneralUtils.assignS;
import static org.codehaus.groovy.ast.tools.GeneralUtils.callX;
import static org.codehaus.groovy.ast.tools.GeneralUtils.constX;
import static org.codehaus.groovy.ast.tools.GeneralUtils.declS;
import static org.codehaus.groovy.ast.tools.GeneralUtils.indexX;
import static org.codehaus.groovy.ast.tools.GeneralUtils.localVarX;
import static org.codehaus.groovy.ast.tools.GeneralUtils.plusX;
import static org.codehaus.groovy.ast.tools.GeneralUtils.returnS;
import static org.codehaus.groovy.ast.tools.GeneralUtils.throwS;
import static org.codehaus.groovy.ast.tools.GeneralUtils.varX;

import java.lang.reflect.Modifier;
import java.util.List;
import kymo.jobs.script.api.Columns;
import kymo.jobs.script.api.Context;
import kymo.jobs.script.api.Params;
import kymo.jobs.script.api.Rows;
import kymo.jobs.script.inside.ExpressionNames.Given;
import org.codehaus.groovy.ast.AnnotationNode;
import org.codehaus.groovy.ast.ClassHelper;
import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.ast.MethodNode;
import org.codehaus.groovy.ast.Parameter;
import org.codehaus.groovy.ast.expr.ArrayExpression;
import org.codehaus.groovy.ast.expr.BooleanExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.VariableExpression;
import org.codehaus.groovy.ast.stmt.BlockStatement;
import org.codehaus.groovy.ast.stmt.CatchStatement;
import org.codehaus.groovy.ast.stmt.EmptyStatement;
import org.codehaus.groovy.ast.stmt.Statement;
import org.codehaus.groovy.ast.stmt.TryCatchStatement;
import org.codehaus.groovy.ast.stmt.WhileStatement;
import org.codehaus.groovy.ast.tools.GeneralUtils;

/**
 * Makes a transform of a script of expressions: its statements, line numbers kept, become the body of a loop over the rows of a block.
 *
 * <pre>{@code
 * double[] $x = rows.doubles(params.column('x')); double[] $$y = new double[rows.size()]
 * double k = params.number('k')
 * int $from = rows.from(); int $rows = rows.size(); int $row = 0
 * try {
 *     while ($row < $rows) {
 *         double x = $x[$from + $row]; double y = NaN
 *         y = x * k                                       // as it was written
 *         $$y[$row] = y
 *         $row = $row + 1
 *     }
 * } catch (RuntimeException $e) { throw context.fail($e, $from + $row) }
 * return Columns.none().with($$y)
 * }</pre>
 */
final class ExpressionForm {

    private static final ClassNode DOUBLES = ClassHelper.double_TYPE.makeArray();
    private static final VariableExpression ROW = localVarX("$row", ClassHelper.int_TYPE);
    private static final VariableExpression FROM = localVarX("$from", ClassHelper.int_TYPE);
    private static final VariableExpression ROWS = localVarX("$rows", ClassHelper.int_TYPE);

    private ExpressionForm() {}

    /** The method that the statements are. */
    static MethodNode process(ExpressionNames names, List<Statement> statements) {
        BlockStatement code = new BlockStatement();
        for (Given given : names.given()) {
            if (given.isColumn())
                code.addStatement(declS(localVarX("$" + given.name(), DOUBLES), column(given.name())));
            else code.addStatement(declS(localVarX(given.name(), given.type()), param(given.getter(), given.name())));
        }
        for (String output : names.outputs())
            code.addStatement(declS(
                    localVarX("$$" + output, DOUBLES),
                    new ArrayExpression(ClassHelper.double_TYPE, null, List.of(callX(varX("rows"), "size")))));
        code.addStatement(declS(FROM, callX(varX("rows"), "from")));
        code.addStatement(declS(ROWS, callX(varX("rows"), "size")));
        code.addStatement(declS(ROW, constX(0, true)));
        Parameter caught = new Parameter(node(RuntimeException.class), "$e");
        TryCatchStatement guarded = new TryCatchStatement(loop(names, statements), EmptyStatement.INSTANCE);
        guarded.addCatch(new CatchStatement(
                caught,
                GeneralUtils.block(throwS(
                        callX(varX("context"), "fail", args(varX("$e"), plusX(varX("$from"), varX("$row"))))))));
        code.addStatement(guarded);
        Expression made = callX(node(Columns.class), "none");
        for (String output : names.outputs()) made = callX(made, "with", args(varX("$$" + output)));
        code.addStatement(returnS(made));
        MethodNode method = new MethodNode(
                "process",
                Modifier.PUBLIC,
                node(Columns.class),
                new Parameter[] {
                    new Parameter(node(Rows.class), "rows"),
                    new Parameter(node(Params.class), "params"),
                    new Parameter(node(Context.class), "context")
                },
                ClassNode.EMPTY_ARRAY,
                code);
        for (AnnotationNode annotation : names.annotations()) method.addAnnotation(annotation);
        method.setLineNumber(1);
        return method;
    }

    private static Statement loop(ExpressionNames names, List<Statement> statements) {
        BlockStatement body = new BlockStatement();
        for (Given given : names.given())
            if (given.isColumn())
                body.addStatement(declS(
                        localVarX(given.name(), ClassHelper.double_TYPE),
                        indexX(varX("$" + given.name()), plusX(varX("$from"), varX("$row")))));
        for (String local : names.locals())
            body.addStatement(declS(localVarX(local, ClassHelper.double_TYPE), constX(Double.NaN, true)));
        statements.forEach(body::addStatement);
        for (String output : names.outputs())
            body.addStatement(assignS(indexX(varX("$$" + output), varX("$row")), varX(output)));
        body.addStatement(assignS(varX("$row"), plusX(varX("$row"), constX(1, true))));
        return new WhileStatement(new BooleanExpression(GeneralUtils.ltX(varX("$row"), varX("$rows"))), body);
    }

    private static Expression column(String name) {
        return callX(varX("rows"), "doubles", args(param("column", name)));
    }

    private static Expression param(String getter, String name) {
        return callX(varX("params"), getter, args(constX(name)));
    }

    /** A reference of its own: the compiler notes annotations on the types that it is given. */
    private static ClassNode node(Class<?> type) {
        return ClassHelper.make(type).getPlainNodeReference();
    }
}
