//! Scalars to and from plain values; a value of an unexpected type reads as absent.

use automerge::{ObjId, ReadDoc, ScalarValue, ScalarValueRef, Value, ValueRef};

/// The string in a value.
pub fn string(value: &ValueRef<'_>) -> Option<String> {
    let ValueRef::Scalar(ScalarValueRef::Str(text)) = value else {
        return None;
    };
    Some(text.to_string())
}

/// The whole number in a value, if it fits.
pub fn number(value: &ValueRef<'_>) -> Option<u32> {
    if let ValueRef::Scalar(ScalarValueRef::Uint(number)) = value {
        return u32::try_from(*number).ok();
    }
    let ValueRef::Scalar(ScalarValueRef::Int(number)) = value else {
        return None;
    };
    u32::try_from(*number).ok()
}

/// The instant in a value, in milliseconds since 1970.
pub fn timestamp(value: &ValueRef<'_>) -> Option<i64> {
    let ValueRef::Scalar(ScalarValueRef::Timestamp(instant)) = value else {
        return None;
    };
    Some(*instant)
}

/// The instant in a value that was looked up, as [`timestamp`] reads one.
pub fn instant(value: &Value<'_>) -> Option<i64> {
    let Value::Scalar(scalar) = value else {
        return None;
    };
    let ScalarValue::Timestamp(instant) = scalar.as_ref() else {
        return None;
    };
    Some(*instant)
}

/// Any value as text, for the ledger's before and after; containers have none.
pub fn shown(value: &Value<'_>) -> Option<String> {
    match value {
        Value::Object(_) => None,
        Value::Scalar(scalar) => Some(scalar_shown(scalar)),
    }
}

/// A scalar as text.
pub fn scalar_shown(scalar: &automerge::ScalarValue) -> String {
    let text = scalar.as_str().map(str::to_owned);
    text.unwrap_or_else(|| scalar.to_string())
}

/// A field of the root as a string.
pub fn root_string(doc: &impl ReadDoc, key: &str) -> Option<String> {
    let (value, _) = doc.get(ObjId::Root, key).ok()??;
    match value {
        Value::Scalar(scalar) => scalar.as_str().map(str::to_owned),
        Value::Object(_) => None,
    }
}

/// A field of the root as a whole number, if it fits.
pub fn root_number(doc: &impl ReadDoc, key: &str) -> Option<u32> {
    let (value, _) = doc.get(ObjId::Root, key).ok()??;
    match value {
        Value::Scalar(scalar) => u32::try_from(scalar.as_i64()?).ok(),
        Value::Object(_) => None,
    }
}

/// A field of the root as yes or no; absent is no.
pub fn root_is_true(doc: &impl ReadDoc, key: &str) -> bool {
    match doc.get(ObjId::Root, key) {
        Ok(Some((Value::Scalar(scalar), _))) => scalar.as_bool() == Some(true),
        Ok(_) | Err(_) => false,
    }
}
