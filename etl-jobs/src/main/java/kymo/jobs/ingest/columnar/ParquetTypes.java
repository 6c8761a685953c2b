package kymo.jobs.ingest.columnar;

import kymo.jobs.ingest.columnar.Meaning.Kind;
import org.apache.parquet.format.ConvertedType;
import org.apache.parquet.format.LogicalType;
import org.apache.parquet.format.SchemaElement;
import org.apache.parquet.format.TimeUnit;
import org.apache.parquet.format.Type;
import org.jspecify.annotations.Nullable;

/**
 * What a column of Parquet means: by its logical type, else by the converted type of older writers, else by how it is stored.
 *
 * <p>Source: the Apache Parquet format, "Parquet Logical Type Definitions".
 */
final class ParquetTypes {

    private ParquetTypes() {}

    /** Null when it is nothing that a dataset could hold. */
    static @Nullable Meaning of(SchemaElement element) {
        LogicalType logical = element.getLogicalType();
        if (logical != null && logical.isSet()) return logical(element, logical);
        ConvertedType converted = element.getConverted_type();
        return converted == null ? stored(element.getType()) : converted(element, converted);
    }

    private static @Nullable Meaning logical(SchemaElement element, LogicalType logical) {
        Type type = element.getType();
        boolean bytes = type == Type.BYTE_ARRAY || type == Type.FIXED_LEN_BYTE_ARRAY;
        boolean whole = type == Type.INT32 || type == Type.INT64;
        if (logical.isSetUNKNOWN()) return Meaning.of(Kind.NOTHING);
        if (logical.isSetSTRING() || logical.isSetENUM() || logical.isSetJSON())
            return bytes ? Meaning.of(Kind.TEXT) : null;
        if (logical.isSetUUID())
            return type == Type.FIXED_LEN_BYTE_ARRAY && element.getType_length() == 16 ? Meaning.of(Kind.UUID) : null;
        if (logical.isSetFLOAT16())
            return type == Type.FIXED_LEN_BYTE_ARRAY && element.getType_length() == 2 ? Meaning.of(Kind.HALF) : null;
        if (logical.isSetDECIMAL())
            return decimal(
                    type,
                    logical.getDECIMAL().getPrecision(),
                    logical.getDECIMAL().getScale());
        if (logical.isSetDATE()) return type == Type.INT32 ? Meaning.time(Kind.DATE, Meaning.DAY) : null;
        if (logical.isSetTIME())
            return whole ? Meaning.time(Kind.TIME, nanos(logical.getTIME().getUnit())) : null;
        if (logical.isSetTIMESTAMP()) {
            boolean moment = logical.getTIMESTAMP().isIsAdjustedToUTC();
            long nanos = nanos(logical.getTIMESTAMP().getUnit());
            return type == Type.INT64 ? Meaning.time(moment ? Kind.INSTANT : Kind.DATETIME, nanos) : null;
        }
        if (logical.isSetINTEGER()) return whole ? whole(logical.getINTEGER().isIsSigned(), type) : null;
        return null;
    }

    private static @Nullable Meaning converted(SchemaElement element, ConvertedType converted) {
        Type type = element.getType();
        return switch (converted) {
            case UTF8, ENUM, JSON ->
                type == Type.BYTE_ARRAY || type == Type.FIXED_LEN_BYTE_ARRAY ? Meaning.of(Kind.TEXT) : null;
            case DECIMAL -> decimal(type, element.getPrecision(), element.getScale());
            case DATE -> Meaning.time(Kind.DATE, Meaning.DAY);
            case TIME_MILLIS -> Meaning.time(Kind.TIME, Meaning.MILLI);
            case TIME_MICROS -> Meaning.time(Kind.TIME, Meaning.MICRO);
            case TIMESTAMP_MILLIS -> Meaning.time(Kind.INSTANT, Meaning.MILLI);
            case TIMESTAMP_MICROS -> Meaning.time(Kind.INSTANT, Meaning.MICRO);
            case UINT_8, UINT_16, UINT_32, UINT_64 -> whole(false, type);
            case INT_8, INT_16, INT_32, INT_64 -> whole(true, type);
            case MAP, MAP_KEY_VALUE, LIST, BSON, INTERVAL -> null;
        };
    }

    private static @Nullable Meaning stored(@Nullable Type type) {
        if (type == null) return null;
        return switch (type) {
            case BOOLEAN -> Meaning.of(Kind.BOOLEAN);
            case INT32, INT64 -> Meaning.of(Kind.SIGNED);
            case FLOAT -> Meaning.of(Kind.SINGLE);
            case DOUBLE -> Meaning.of(Kind.DOUBLE);
            case INT96 -> Meaning.of(Kind.INT96);
            case BYTE_ARRAY, FIXED_LEN_BYTE_ARRAY -> null;
        };
    }

    private static Meaning whole(boolean signed, Type type) {
        return Meaning.of(signed ? Kind.SIGNED : type == Type.INT64 ? Kind.UNSIGNED : Kind.UNSIGNED_32);
    }

    private static @Nullable Meaning decimal(Type type, int precision, int scale) {
        boolean stored = type == Type.INT32
                || type == Type.INT64
                || type == Type.BYTE_ARRAY
                || type == Type.FIXED_LEN_BYTE_ARRAY;
        boolean known = precision > 0 && precision <= Meaning.MOST_DIGITS && scale >= 0 && scale <= precision;
        return stored && known ? Meaning.decimal(precision, scale) : null;
    }

    private static long nanos(TimeUnit unit) {
        return unit.isSetMILLIS() ? Meaning.MILLI : unit.isSetMICROS() ? Meaning.MICRO : 1;
    }

    /** What the file calls the type of a column, for messages. */
    static String kind(SchemaElement element) {
        LogicalType logical = element.getLogicalType();
        if (logical != null && logical.isSet()) return logical.getSetField().getFieldName();
        ConvertedType converted = element.getConverted_type();
        if (converted != null) return converted.toString();
        if (element.getNum_children() > 0) return "columns within columns";
        boolean bytes = element.getType() == Type.BYTE_ARRAY || element.getType() == Type.FIXED_LEN_BYTE_ARRAY;
        return bytes ? "bytes that are not marked as text" : String.valueOf(element.getType());
    }
}
