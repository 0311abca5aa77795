//! The time on this device.

use enlace_model::PartialDate;

use crate::store::moment::Moment;

/// The present moment.
pub fn now() -> Moment {
    #[cfg(target_arch = "wasm32")]
    return Moment(js_sys::Date::now());
    // Outside a browser, as in tests.
    #[cfg(not(target_arch = "wasm32"))]
    {
        let since = std::time::UNIX_EPOCH.elapsed();
        Moment(since.map_or(0.0, |since| since.as_millis() as f64))
    }
}

/// Today's date where the user is.
pub fn today() -> PartialDate {
    day(now())
}

/// The date of a moment where the user is.
pub fn day(moment: Moment) -> PartialDate {
    let date = js_sys::Date::new(&moment.0.into());
    let (year, month, day) = (date.get_full_year(), date.get_month() + 1, date.get_date());
    PartialDate::from(format!("{year:04}-{month:02}-{day:02}").as_str())
}

/// The moment as files write it: `2026-11-21T14:02:03.000Z`.
pub fn iso(moment: Moment) -> String {
    let date = js_sys::Date::new(&moment.0.into());
    String::from(date.to_iso_string())
}
