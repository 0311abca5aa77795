//! The best placement of the open region's people: the small worker searches, part by part.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use enlace_optimize::{BestPlacement, PLACEMENT, PartSolution, PlacementPart, PlacementQuestion};

use crate::browser::worker::{Gone, Helper, Task};

/// A search that goes on until it has its answer or is ended.
#[derive(Clone, Default)]
pub struct RunningSearch(Rc<Going>);

#[derive(Default)]
struct Going {
    helper: RefCell<Option<Rc<Helper>>>,
    is_ended: Cell<bool>,
}

impl RunningSearch {
    /// Searches the answers to a question; `progress` hears how many thousandths of the way are
    /// done.
    pub async fn run(
        &self,
        question: PlacementQuestion,
        progress: impl Fn(usize) + 'static,
    ) -> Result<BestPlacement, Gone> {
        let helper = Rc::new(Helper::start(Task::Placement, progress).await?);
        if self.0.is_ended.get() {
            return Err(Gone::BrokeOff);
        }
        self.0.helper.replace(Some(helper.clone()));
        let asked = helper
            .ask(PLACEMENT, &PlacementPart::write(&question.parts))
            .await;
        self.end();
        let (_, bytes) = asked?;
        let answers = PartSolution::read(&bytes).ok_or(Gone::BrokeOff)?;
        Ok(question.answered(&answers))
    }

    /// Whether both are the same search.
    pub fn is(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }

    /// Ends the search, wherever it is.
    pub fn end(&self) {
        self.0.is_ended.set(true);
        if let Some(helper) = self.0.helper.take() {
            helper.end();
        }
    }
}
