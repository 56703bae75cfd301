//! What is answered in a large plan: every question of the catalogue, about the plan and about each partner, person,
//! holder of a role and sheet of a survey that it is asked of.

use roundtable::{
    guidance::{Item, Kind as Asks, Per, catalogue},
    model::*,
};

use super::{Maker, words::*};
use crate::random_plan::Rng;

impl Maker {
    pub(super) fn answers(&mut self, partners: &[Id<Partner>], people: &[Id<Participant>]) {
        let holders: Vec<_> = (0..40)
            .map(|n| {
                self.add(|rng, id| RoleHolder {
                    role: AgencyRole::ALL[n % AgencyRole::ALL.len()],
                    person: people.get(n % 12).copied(),
                    partner: Belongs::to(*pick(rng, partners)),
                    since: Some(past(rng)),
                    ..RoleHolder::new(id)
                })
            })
            .collect();
        let asked = |item: &&Item| matches!(item.kind, Asks::Prompt | Asks::Check | Asks::Rate);
        for item in catalogue().items().filter(asked) {
            let about_plan = matches!(item.per, Per::Plan | Per::PartnerAndPlan);
            let over_time = item.kind == Asks::Rate && item.per == Per::Plan;
            for round in 0..i64::from(about_plan) * if over_time { 12 } else { 1 } {
                let on = over_time.then(|| day(-30 * round));
                self.add(|rng, id| {
                    said(
                        rng,
                        item,
                        Answer {
                            on,
                            ..Answer::new(id)
                        },
                    )
                });
            }
            match item.per {
                Per::Partner | Per::PartnerAndPlan => {
                    for &id in partners {
                        let partner = Belongs::to(id);
                        self.add(|rng, id| {
                            said(
                                rng,
                                item,
                                Answer {
                                    partner,
                                    ..Answer::new(id)
                                },
                            )
                        });
                    }
                }
                Per::Role => {
                    for (&id, round) in holders.iter().zip((0..4).cycle()) {
                        let (holder, on) = (Belongs::to(id), Some(day(-60 * round)));
                        let about = |id| Answer {
                            holder,
                            on,
                            ..Answer::new(id)
                        };
                        self.add(|rng, id| said(rng, item, about(id)));
                    }
                }
                Per::Person => {
                    for &id in people {
                        let person = Belongs::to(id);
                        self.add(|rng, id| {
                            said(
                                rng,
                                item,
                                Answer {
                                    person,
                                    ..Answer::new(id)
                                },
                            )
                        });
                    }
                }
                Per::Plan | Per::Wave => {}
            }
        }
    }

    pub(super) fn surveys(&mut self) {
        for n in 0..4_usize {
            let time = WaveTime::ALL[n.min(2)];
            let wave = self.add(|_, id| SurveyWave {
                name: format!("Round {}", n + 1),
                time,
                on: Some(day(-196 + 60 * n as i64)),
                ..SurveyWave::new(id)
            });
            let items = catalogue().items().filter(|item| item.per == Per::Wave);
            for item in items {
                for sheet in 1..=40 {
                    self.add(|rng, id| SurveyResponse {
                        item: item.id.clone(),
                        respondent: sheet.to_string(),
                        rating: Some(scale(rng)),
                        wave,
                        id,
                        comment: String::new(),
                    });
                }
            }
        }
    }
}

fn said(rng: &mut Rng, item: &Item, about: Answer) -> Answer {
    let mut answer = Answer {
        item: item.id.clone(),
        note: if rng.percent(20) {
            prose(rng, 1)
        } else {
            String::new()
        },
        answered_by: "Steering group".to_owned(),
        answered_on: Some(past(rng)),
        ..about
    };
    let choice = rng.pick(&item.choices).map(|choice| choice.id.clone());
    match (item.kind, choice) {
        (Asks::Rate, Some(choice)) => answer.rating = choice.parse().ok(),
        (_, Some(choice)) => answer.choice = choice,
        (_, None) => answer.text = prose(rng, 4),
    }
    answer
}
