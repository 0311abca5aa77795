//! The time on this device.

use enlace_model::PartialDate;

use crate::store::timestamp::Timestamp;

/// The present moment.
pub fn now() -> Timestamp {
    #[cfg(target_arch = "wasm32")]
    return Timestamp(js_sys::Date::now());
    // Outside a browser, as in tests.
    #[cfg(not(target_arch = "wasm32"))]
    {
        let since = std::time::UNIX_EPOCH.elapsed();
        Timestamp(since.map_or(0.0, |since| since.as_millis() as f64))
    }
}

/// Today's date where the user is.
pub fn today() -> PartialDate {
    day(now())
}

/// The date of a moment where the user is.
pub fn day(moment: Timestamp) -> PartialDate {
    let date = js_sys::Date::new(&moment.0.into());
    let (year, month, day) = (date.get_full_year(), date.get_month() + 1, date.get_date());
    PartialDate::from(format!("{year:04}-{month:02}-{day:02}").as_str())
}

/// The moment as files write it: `2026-11-21T14:02:03.000Z`.
pub fn iso(moment: Timestamp) -> String {
    let date = js_sys::Date::new(&moment.0.into());
    String::from(date.to_iso_string())
}
