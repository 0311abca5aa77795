//! What was sent of a region, kept in IndexedDB.

use enlace_web::store::compress::Compression;
use enlace_web::store::failure::Failure;
use enlace_web::store::sent::Sent;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::fixture::{NOON, reach_in, with_ave, with_two};

/// A file to a school, so many days after noon.
pub fn sent(days: f64) -> Sent {
    Sent {
        at: NOON.0 + days * 86_400_000.0,
        digest: format!("sha256:{days}"),
        profile: "school".to_owned(),
        partner: "400001".to_owned(),
        encoding: Compression::Plain,
        answered_at: 0.0,
    }
}

#[wasm_bindgen_test]
async fn what_was_sent_is_read_as_it_was_and_the_youngest_is_listed_first_but_no_date_of_the_future()
 {
    let (database, _) = with_ave("test: sent").await;
    let id = "r1".into();
    for days in [0.0, 2.0, 1.0, -1.0] {
        let text = format!("file {days}");
        let kept = database.keep_sent(&id, sent(days), &text).await;
        kept.expect("is kept");
    }
    let listed = database.sent(&id, NOON).await.expect("lists");
    let days = |it: &Sent| (it.at - NOON.0) / 86_400_000.0;
    let found: Vec<f64> = listed.iter().map(days).collect();
    // Of the future are those that a wrong clock dated; they are not the youngest.
    assert_eq!(found, [0.0, -1.0, 2.0, 1.0]);
    let text = database.open_sent(&id, &listed[0]).await;
    assert_eq!(text, Ok(b"file 0".to_vec()));
}

#[wasm_bindgen_test]
async fn an_answer_is_noted_beside_what_was_sent_and_the_file_stays() {
    let (database, _) = with_ave("test: sent: answered").await;
    let id = "r1".into();
    let kept = database.keep_sent(&id, sent(0.0), "text").await;
    kept.expect("is kept");
    let mut listed = database.sent(&id, NOON).await.expect("lists");
    listed[0].answered_at = NOON.0 + 1.0;
    let noted = database.note_answers(&id, &listed).await;
    noted.expect("is kept");
    assert_eq!(database.sent(&id, NOON).await, Ok(listed.clone()));
    let text = database.open_sent(&id, &listed[0]).await;
    assert_eq!(text, Ok(b"text".to_vec()));
}

#[wasm_bindgen_test]
async fn what_was_sent_goes_with_its_region_and_no_other_does() {
    let (database, place, [one, two]) = with_two("test: sent: deleted").await;
    for id in [&one, &two] {
        let kept = database.keep_sent(id, sent(0.0), "text").await;
        kept.expect("is kept");
    }
    let gone = database.sent(&one, NOON).await.expect("lists").remove(0);
    let binned = database.put_in_bin(&one, place.revision, NOON).await;
    binned.expect("is in the bin");
    database.delete(&one).await.expect("is deleted");
    assert_eq!(database.sent(&one, NOON).await, Ok(vec![]));
    assert_eq!(database.open_sent(&one, &gone).await, Err(Failure::Gone));
    assert_eq!(database.sent(&two, NOON).await.map(|all| all.len()), Ok(1));
}

#[wasm_bindgen_test]
async fn a_damaged_file_that_was_sent_says_so_and_the_list_stays() {
    let name = "test: sent: damaged";
    let (database, _) = with_ave(name).await;
    let id = "r1".into();
    let kept = database.keep_sent(&id, sent(0.0), "text").await;
    kept.expect("is kept");
    reach_in(
        name,
        "sent_files.put(new Uint8Array([1, 2, 3]), ['r1', 1763726400000]);",
    )
    .await;
    let listed = database.sent(&id, NOON).await.expect("lists");
    assert_eq!(
        database.open_sent(&id, &listed[0]).await,
        Err(Failure::Damaged)
    );
}
