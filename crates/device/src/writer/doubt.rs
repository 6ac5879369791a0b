//! Whether what was typed is meant: asked once, before it is stored.

use training::absurd::{Question, question};
use training::records::Bests;
use training::{Grams, Millimetres, Reps, Seconds, Set, effective_load};

use super::Writer;
use crate::api::{ApiError, Asked, Code, Doubt};
use crate::screens::said;

/// Numbers of repetitions that the bests are looked at for; more are noise.
const MOST_RUNGS: u32 = 200;

impl Writer {
    /// Refuses sets of an exercise that might not be meant.
    pub(super) fn ask_about(&self, exercise: &str, sets: &[Set]) -> Result<(), ApiError> {
        match self.doubted(exercise, sets)? {
            None => Ok(()),
            Some(asked) => {
                let words = format!("is this meant? {}", asked.doubt.words());
                let mut refusal = ApiError::new(Code::NeedsAnswer, words);
                refusal.asked = Some(Box::new(asked));
                Err(refusal)
            }
        }
    }

    /// The first of some sets that might not be meant.
    pub(super) fn doubted(&self, exercise: &str, sets: &[Set]) -> Result<Option<Asked>, ApiError> {
        let counting = self.catalogue.counting(exercise);
        let bests = self.bests(&counting.exercise)?;
        let doubted = sets.iter().find_map(|set| {
            let load = set.load;
            let effective = load.and_then(|load| effective_load(&load, counting.share, None));
            let doubt = doubt(question(set, effective, &bests)?)?;
            let said = said::of_set(set);
            Some(Asked { doubt, said })
        });
        Ok(doubted)
    }

    fn bests(&self, exercise: &str) -> Result<Bests, ApiError> {
        let ladder = self.look.best_by_reps(exercise, MOST_RUNGS)?;
        let by_reps = ladder
            .iter()
            .map(|best| (Reps(best.reps), Grams(best.load_g)));
        let by_reps: Vec<_> = by_reps.collect();
        let longest = self.look.longest(exercise)?.and_then(|set| set.seconds);
        let farthest = self.look.farthest(exercise)?;
        Ok(Bests {
            e1rm: self
                .look
                .best_e1rm(exercise)?
                .and_then(|set| set.e1rm_g)
                .map(Grams),
            heaviest: by_reps.iter().map(|(_, load)| *load).max(),
            by_reps,
            longest: longest.map(Seconds),
            farthest: farthest.and_then(|set| set.distance_mm).map(Millimetres),
        })
    }
}

/// A question as it crosses to a front end; none for those that no set raises.
fn doubt(question: Question) -> Option<Doubt> {
    Some(match question {
        Question::LoadAndRepsSwapped => Doubt::LoadAndRepsSwapped,
        Question::PoundsTypedAsKilograms => Doubt::PoundsTypedAsKilograms,
        Question::HeavierThanAnybody => Doubt::HeavierThanAnybody,
        Question::MoreRepsThanAnybody => Doubt::MoreRepsThanAnybody,
        Question::LongerThanADay => Doubt::LongerThanADay,
        Question::FartherThanAnybody => Doubt::FartherThanAnybody,
        Question::FasterThanAnybody => Doubt::FasterThanAnybody,
        Question::FarAboveBest => Doubt::FarAboveBest,
        Question::FarMoreReps => Doubt::FarMoreReps,
        Question::FarLonger => Doubt::FarLonger,
        Question::FarFarther => Doubt::FarFarther,
        Question::UnlikelyBodyweight | Question::FarFromLastBodyweight => return None,
    })
}
